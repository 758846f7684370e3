// 客户: the list, a record, its form.
import { expect } from '../support/test.mjs';
import { App } from './app.mjs';
import { beginning } from './words.mjs';

// What a log entry can be, and names of fields, as the app says them.
const SAID = {
  zh: { call: '电话', visit: '拜访', message: '消息', gift: '送礼', sale: '成交', note: '备注', department: '部门', title: '职务', organisation: '所在单位' },
  en: { call: 'Call', visit: 'Visit', message: 'Message', gift: 'Gift', sale: 'Sale', note: 'Note', department: 'Department', title: 'Position', organisation: 'Organisation' },
};

export class CustomersPage extends App {
  get words() { return this.say.customers; }
  get said() { return SAID[this.lang]; }
  async open(query = '') {
    await super.open(`customers${query}`);
  }

  // --- the list
  get panel() { return this.page.locator('.split__list'); }
  get list() { return this.panel.getByRole('listbox'); }
  get rows() { return this.list.getByRole('option'); }
  row(name) { return this.rows.filter({ hasText: name }); }
  // Somebody by their own name, not by their organisation's.
  named(name) { return this.rows.filter({ has: this.page.locator('.customers-row__name').filter({ hasText: name }) }); }
  get filter() { return this.page.getByRole('searchbox', { name: this.words.FILTER_FIELD }); }
  async find(text) { await this.filter.fill(text); }
  async expectFound(...names) {
    await expect(this.rows).toHaveCount(names.length);
    for (const name of names) await expect(this.named(name)).toHaveCount(1);
  }
  async choose(name) {
    await this.named(name).first().click();
    await expect(this.record.getByRole('heading', { name, level: 2 })).toBeVisible();
  }
  async openAt(index) {
    await this.rows.nth(index).click();
    await expect(this.record.getByRole('tab').first()).toBeVisible();
  }
  get back() { return this.page.locator('.split__back').getByRole('button'); }
  // Where there is no room for both, back from a record to the list.
  async toList() { if (await this.back.isVisible()) await this.back.click(); }
  // The choice of order, open; one press on an item of it sorts.
  async openOrder() { await this.panel.locator('.customers-sort').click(); }
  order(name) { return this.page.getByRole('menuitemradio', { name }); }
  async sortBy(name) { await this.openOrder(); await this.order(name).click(); }
  async openFilters() { await this.button(this.words.ADD_FILTER, this.panel).click(); await expect(this.dialog).toBeVisible(); }
  filterChip(value) { return this.dialog.getByRole('button', { name: value, exact: true }); }
  async closeFilters() { await this.button(this.words.FILTERS_SHOW, this.dialog).click(); }
  async clearFilters() { await this.openFilters(); await this.button(this.words.FILTERS_CLEAR, this.dialog).click(); await this.closeFilters(); }

  // --- a record
  get record() { return this.page.locator('.split__detail'); }
  tab(name) { return this.record.getByRole('tab', { name: beginning(name) }); }
  async show(tab) { await this.tab(tab).click(); }
  get recordMenu() { return this.record.locator('.customer__do').getByRole('button', { name: this.say.common.MORE }); }
  async delete() { await this.menu(this.recordMenu, this.say.common.DELETE); }

  // --- the log
  get box() { return this.record.getByRole('region', { name: this.words.ENTRY }); }
  get entry() { return this.box.getByRole('textbox', { name: this.words.ENTRY_TEXT }); }
  get entries() { return this.record.locator('.log__entry'); }
  async openEntry() {
    const open = this.button(this.words.ENTRY_OPEN, this.box);
    const none = this.button(this.words.NEXT_NONE, this.box);
    await expect(this.entry.or(open).or(none).first()).toBeVisible();
    if (await none.isVisible()) await none.click();
    if (!await this.entry.isVisible()) await open.click();
    await expect(this.entry).toBeVisible();
  }
  async write(text, kind) {
    await this.openEntry();
    if (kind) await this.box.getByRole('radio', { name: this.said[kind], exact: true }).check();
    await this.entry.fill(text);
  }
  async saveEntry() { await this.button(this.say.common.SAVE, this.box).click(); }
  async log(text, kind) {
    await this.write(text, kind);
    await this.saveEntry();
    await expect(this.box.getByText(this.words.NEXT_QUESTION)).toBeVisible();
    await expect(this.record.getByText(text).first()).toBeVisible();
  }
  // The answer to "what comes next" after an entry.
  async next(when) { await this.button(when, this.box).click(); }

  // Saves one entry after another as fast as the page lets it and calls `acknowledged(text)` once an entry is shown
  // among the saved ones. Runs in the page, so that no time is lost on the way.
  async keepWriting(prefix) {
    await this.openEntry();
    await this.page.evaluate(async ([prefix, open, none]) => {
      const find = (test) => new Promise((done) => {
        const look = () => { const found = test(); if (found) { watching.disconnect(); done(found); } return found; };
        const watching = new MutationObserver(look);
        watching.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
        look();
      });
      const press = (name) => [...document.querySelectorAll('.entry button')].find((b) => b.textContent.trim().startsWith(name));
      for (let n = 0; ; n++) {
        const text = `${prefix}第${n}条`;
        const box = await find(() => {
          (press(none) ?? press(open))?.click();
          return document.querySelector('.entry textarea');
        });
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(box, text);
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        (await find(() => document.querySelector('.entry button[type=submit]:not([aria-busy=true]):not(:disabled)'))).click();
        await find(() => [...document.querySelectorAll('.log__entry .pre-line')].some((e) => e.textContent === text));
        await window.acknowledged(text);
      }
    }, [prefix, this.words.ENTRY_OPEN, this.words.NEXT_NONE]);
  }

  // --- the form
  async create() {
    await this.button(this.words.NEW_CUSTOMER).first().click();
    const form = new CustomerForm(this);
    await expect(form.name).toBeVisible();
    return form;
  }
  // A form that was left in the middle asks whether to go on.
  async goOnCreating() {
    await this.button(this.words.NEW_CUSTOMER).first().click();
    await this.button(this.words.DRAFT_CONTINUE).click();
    return new CustomerForm(this);
  }
  async edit() {
    await this.menu(this.recordMenu, this.say.common.EDIT);
    const form = new CustomerForm(this);
    await expect(form.name).toBeVisible();
    return form;
  }

  async openTrash() {
    await this.menu(this.panel.getByRole('button', { name: this.words.MENU }), this.words.TRASH);
    await expect(this.page.getByRole('heading', { name: this.words.TRASH })).toBeVisible();
  }
  async restore(name) {
    const row = this.record.locator('.customers-trash__row').filter({ hasText: name });
    await row.getByRole('button', { name: this.say.common.RESTORE }).click();
    await expect(row).toHaveCount(0); // written: only then does it leave the trash
  }
}

export class CustomerForm {
  constructor(customers) {
    this.customers = customers;
    this.page = customers.page;
    this.words = customers.words;
    this.root = customers.page.locator('form.customer-form');
  }
  field(name) { return this.root.getByLabel(beginning(name)).first(); }
  get name() { return this.field(this.words.NAME_PERSON); }
  get organisation() { return this.root.getByRole('combobox', { name: beginning(this.customers.said.organisation) }); }
  get department() { return this.field(this.customers.said.department); }
  get title() { return this.field(this.customers.said.title); }
  get phone() { return this.root.getByLabel(beginning(this.words.PHONE_NUMBER)).last(); }
  async phones(...numbers) {
    for (const number of numbers) {
      const rows = await this.root.getByLabel(beginning(this.words.PHONE_NUMBER)).count();
      await this.root.getByRole('button', { name: this.words.ADD_PHONE }).click();
      await expect(this.root.getByLabel(beginning(this.words.PHONE_NUMBER))).toHaveCount(rows + 1);
      await this.phone.fill(number);
    }
  }
  async tags(...tags) {
    const input = this.root.locator('.tags-input__input');
    for (const tag of tags) { await input.fill(tag); await input.press('Enter'); }
  }
  get notesField() { return this.root.locator('textarea').last(); }
  async notes(text) { await this.notesField.fill(text); }
  get saveButton() { return this.root.locator('button[type=submit]'); }
  get problems() { return this.root.getByRole('alert'); }
  async save() {
    await this.saveButton.click();
    await expect(this.root).toHaveCount(0);
  }
}
