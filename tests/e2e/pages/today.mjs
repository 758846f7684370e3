// 今日
import { App } from './app.mjs';

export class TodayPage extends App {
  get words() { return this.say.today; }
  async open() { await super.open(''); }
  item(title) { return this.page.getByRole('main').locator('li, .action-row, .today-row').filter({ hasText: title }).last(); }
}
