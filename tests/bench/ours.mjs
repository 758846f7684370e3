// How to use the app, in Chinese, through what a user sees.
import { CustomersPage } from '../e2e/pages/customers.mjs';
import { DataPage } from '../e2e/pages/data.mjs';
import { saved } from './measure.mjs';

const LIST = '.split__list [role="listbox"]';

export const ours = {
  name: 'Changliu',
  importPath: 'data', listPath: 'customers',
  importInput: 'input[type="file"]', filter: '.split__list input[type="search"]', rows: `${LIST} [role="option"]`, list: LIST, scroller: LIST,

  // The time between the plan being shown and the press that confirms it is the user's and not counted.
  async import(page, file) {
    const data = new DataPage(page);
    // What a first visit fetches for later visits without network would run beside the import.
    await page.evaluate(async () => { if (await navigator.serviceWorker?.getRegistration()) await navigator.serviceWorker.ready; });
    const begun = page.evaluate(() => probe.event('input[type="file"]', 'change'));
    const plan = page.evaluate(() => probe.until(() => document.querySelector('dialog[open] .button--primary')).then(probe.now));
    await data.choose(file);
    const planned = await plan - await begun;
    const button = await data.confirmButton.elementHandle();
    const effect = await page.evaluate(async (b) => {
      const pressed = probe.now();
      b.click();
      await probe.until(() => document.querySelector('.stack[role="status"] .data__tally'));
      return probe.now() - pressed;
    }, button);
    return { import: planned + effect, plan: planned, effect };
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
    return saved(page, data.exportButton);
  },
};
