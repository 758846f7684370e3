// How to use the peer's page.
import { saved } from './measure.mjs';

export const peer = {
  name: 'Dexie + MiniSearch',
  importPath: '', listPath: '',
  importInput: '#import', filter: '#filter', rows: '.row', list: '#list', scroller: '#list',
  without: ['pinyin', 'initials'],

  async import(page, file) {
    const done = page.evaluate(async () => {
      const begun = await probe.event('#import', 'change');
      await probe.until(() => document.querySelector('#status').textContent.startsWith('已导入'));
      return probe.now() - begun;
    });
    await page.locator('#import').setInputFiles(file);
    return { import: await done };
  },

  async sort(page, act) {
    return act(page, 'change', () => page.locator('#sort').selectOption('updated_at'));
  },
  async filterBy(page, act) {
    const time = await act(page, 'change', () => page.locator('#stage').selectOption('loyal'));
    await act(page, 'change', () => page.locator('#stage').selectOption(''));
    return time;
  },
  async edit(page) {
    await page.locator('.row').first().click();
    await page.locator('#detail textarea').fill('改过的备注');
    return page.evaluate(() => probe.timed(() => document.querySelector('#detail button').click(), () => document.querySelector('#detail output').textContent === '已保存'));
  },
  async export(page) {
    return saved(page, page.locator('#export'));
  },
};
