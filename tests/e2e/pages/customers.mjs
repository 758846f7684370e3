// 客户: the list, a record, its form.
import { expect } from '../support/test.mjs';
import { App } from './app.mjs';
import { beginning, escaped } from './words.mjs';

const kinds = { zh: { call: '电话', visit: '拜访', message: '消息', gift: '礼品', sale: '成交', note: '备注' }, en: { call: 'Call', visit: 'Visit', message: 'Message', gift: 'Gift', sale: 'Sale', note: 'Note' } };

export class CustomersPage extends App {
  get words() { return this.say.customers; }
  async open(query = '') {
    await super.open(`customers${query}`);
  }

  // --- the list
  get list() { return this.page.locator('.split__list').getByRole('listbox'); }
  get rows() { return this.list.getByRole('option'); }
  row(name) { return this.rows.filter({ hasText: name }); }
  get filter() { return this.page.getByRole('searchbox', { name: this.words.FILTER_FIELD }); }
  async find(text) { await this.filter.fill(text); }
  async expectFound(...names) {
    await expect(this.rows).toHaveCount(names.length);
    for (const name of names) await expect(this.row(name)).toHaveCount(1);
  }
  async names() { return this.rows.locator('.customer-row__name').allInnerTexts(); }
  async choose(name) {
    await this.row(name).first().click();
    await expect(this.record.getByRole('heading', { name })).toBeVisible();
  }
  async openAt(index) {
    await this.rows.nth(index).click();
    await expect(this.record.getByRole('tab').first()).toBeVisible();
  }
  get back() { return this.page.locator('.split__back').getByRole('button'); }
  async sortBy(name) {
    await this.menu(this.page.locator('.split__list').getByRole('button', { name: new RegExp(escaped(this.words.SORT_BY)) }), name);
  }
  async filterBy(value) {
    await this.button(this.words.ADD_FILTER, this.page.locator('.split__list')).click();
    await this.dialog.getByRole('button', { name: value, exact: true }).click();
  }
  async clearFilters() { await this.button(this.words.FILTERS_CLEAR).first().click(); }

  // --- a record
  get record() { return this.page.locator('.split__detail'); }
  tab(name) { return this.record.getByRole('tab', { name: beginning(name) }); }
  async show(tab) { await this.tab(tab).click(); }
  get recordMenu() { return this.record.getByRole('button', { name: this.say.common.MORE }).first(); }

  async delete() { await this.menu(this.recordMenu, this.say.common.DELETE); }

  // --- the log
  get entry() { return this.record.getByRole('textbox', { name: this.words.ENTRY_TEXT }); }
  get logs() { return this.record.locator('.log-entry'); }
  async openEntry() {
    if (!await this.entry.isVisible()) await this.button(this.words.ENTRY_OPEN, this.record).click();
    await expect(this.entry).toBeVisible();
  }
  async write(text, kind) {
    await this.openEntry();
    if (kind) await this.record.getByRole('radio', { name: kinds[this.lang][kind] }).first().check({ force: true });
    await this.entry.fill(text);
  }
  async log(text, kind) {
    await this.write(text, kind);
    await this.button(this.say.common.SAVE, this.record).first().click();
    await expect(this.record.getByText(text).first()).toBeVisible();
    await expect(this.toast(this.words.ENTRY_SAVED)).toBeVisible();
  }
  // The answer to "what comes next" after an entry.
  async next(when) { await this.button(when, this.record).first().click(); }

  // --- the form
  async create() {
    await this.button(this.words.NEW_CUSTOMER).first().click();
    const form = new CustomerForm(this);
    await expect(form.name).toBeVisible();
    return form;
  }
  async edit() {
    await this.menu(this.recordMenu, this.say.common.EDIT);
    const form = new CustomerForm(this);
    await expect(form.name).toBeVisible();
    return form;
  }

  async openTrash() {
    await this.menu(this.button(this.words.MENU), this.words.TRASH);
    await expect(this.page.getByText(this.words.TRASH_HINT)).toBeVisible();
  }
}

export class CustomerForm {
  constructor(customers) {
    this.customers = customers;
    this.page = customers.page;
    this.words = customers.words;
    this.root = customers.page.locator('form').filter({ has: customers.page.getByText(this.words.GROUP_BASIC, { exact: true }) });
  }
  field(name) { return this.root.getByLabel(beginning(name)).first(); }
  get name() { return this.field(this.words.NAME_PERSON); }
  get organisation() { return this.root.getByRole('combobox', { name: beginning('所在单位') }); }
  async phones(...numbers) {
    for (const number of numbers) {
      await this.root.getByRole('button', { name: this.words.ADD_PHONE }).click();
      await this.root.getByLabel(beginning(this.words.PHONE_NUMBER)).last().fill(number);
    }
  }
  async tags(...tags) {
    const input = this.root.locator('.tags-input__input');
    for (const tag of tags) { await input.fill(tag); await input.press('Enter'); }
  }
  get notesField() { return this.root.locator('textarea').last(); }
  async notes(text) { await this.notesField.fill(text); }
  get saveButton() { return this.customers.button(this.customers.say.common.SAVE, this.root.or(this.page.locator('.split__detail'))).first(); }
  get problems() { return this.page.locator('.error-summary'); }
  async save() {
    await this.saveButton.click();
    await expect(this.root).toHaveCount(0);
  }
  // For the measurements: from the press to the word that it is saved.
  async saveTimed() {
    const button = await this.saveButton.elementHandle();
    return this.page.evaluate(([b]) => probe.timed(() => b.click(), () => document.querySelector('.toast')), [button]);
  }
}
