// 今日
import { App } from './app.mjs';

export class TodayPage extends App {
  get words() { return this.say.today; }
  async open() { await super.open(''); }
  item(title) { return this.page.locator('.agenda__row').filter({ hasText: title }); }
  async finish(title) { await this.item(title).getByRole('button', { name: new RegExp(this.words.FINISH) }).click(); }
  async postpone(title, to) { await this.menu(this.item(title).getByRole('button', { name: new RegExp(this.words.POSTPONE) }), to); }
}
