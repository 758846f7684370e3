// What is the same on every page: navigation, notices, the palette, a language.
import { expect } from '../support/test.mjs';
import { beginning, words } from './words.mjs';

export class App {
  // `base`: where the app lies, for a browser that was started without it.
  constructor(page, lang = 'zh', base = '') {
    this.page = page;
    this.lang = lang;
    this.base = base;
    this.say = words(lang);
  }

  // Opens a page and waits until it shows its data.
  async open(path = '') {
    await this.page.goto(this.base ? new URL(path, this.base).href : path || './');
    await this.ready();
  }
  async reload() {
    await this.page.reload();
    await this.ready();
  }
  async ready() {
    await expect(this.page.locator('#boot')).toHaveCount(0);
    await expect(this.page.locator('main h1, header h1').first()).toBeVisible();
    await expect(this.page.locator('.skeleton')).toHaveCount(0);
  }
  async go(title) {
    await this.page.getByRole('navigation', { name: this.say.shell.NAVIGATION }).getByRole('link', { name: title }).click();
    await expect(this.heading).toHaveText(title);
    await this.ready();
  }
  get heading() { return this.page.getByRole('heading', { level: 1 }); }

  toast(text) { return this.page.locator('.toast').filter({ hasText: text }); }
  // Takes the last thing done back by its notice.
  async undo(text) {
    await this.toast(text).getByRole('button', { name: this.say.common.UNDO }).click();
    await expect(this.toast(text)).toHaveCount(0);
  }
  get dialog() { return this.page.locator('dialog[open]').last(); }
  button(name, within = this.page) { return within.getByRole('button', { name: beginning(name) }); }
  async menu(button, item) {
    await button.click();
    await this.page.getByRole('menuitem', { name: item }).or(this.page.getByRole('menuitemradio', { name: item })).click();
  }

  get palette() { return this.page.getByRole('dialog', { name: this.say.shell.PALETTE }); }
  async openPalette() {
    await this.page.keyboard.press('Control+k');
    await expect(this.palette.getByRole('combobox')).toBeFocused();
  }
}
