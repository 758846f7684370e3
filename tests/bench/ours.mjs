// How to use the app, in Chinese, through what a user sees.
import { CustomersPage } from '../e2e/pages/customers.mjs';
import { DataPage } from '../e2e/pages/data.mjs';

const LIST = '.split__list [role="listbox"]';

export const ours = {
  name: 'Changliu',
  importPath: 'data', listPath: 'customers',
  importInput: 'input[type="file"]', filter: '.split__list input[type="search"]', rows: `${LIST} [role="option"]`, list: LIST, scroller: LIST,

  async import(page, file) {
    const data = new DataPage(page);
    const begun = performance.now();
    await data.choose(file);
    await data.planned();
    const planned = performance.now();
    await data.confirm();
    await data.imported();
    const done = performance.now();
    return { import: done - begun, plan: planned - begun };
  },
  async sort(page, act) {
    const customers = new CustomersPage(page);
    await customers.openOrder();
    return act(page, 'click', () => customers.order(customers.words.SORT_UPDATED).click());
  },
  async filterBy(page, act) {
    const customers = new CustomersPage(page);
    await customers.openFilters();
    const time = await act(page, 'click', () => customers.filterChip('忠实客户').click());
    await customers.filterChip('忠实客户').click();
    await customers.closeFilters();
    return time;
  },
  async edit(page) {
    const customers = new CustomersPage(page);
    await customers.openAt(0);
    const form = await customers.edit();
    await form.notes('改过的备注');
    const button = await form.saveButton.elementHandle();
    return page.evaluate((b) => probe.timed(() => b.click(), () => document.querySelector('.toast')), button);
  },
  async export(page) {
    const data = new DataPage(page);
    await data.go(data.say.shell.DATA);
    const begun = performance.now();
    const download = await data.export();
    await download.path();
    return performance.now() - begun;
  },
};
