// Two tabs on the same data: nobody's edit vanishes.
import { expect, make, test } from './pages/stories.mjs';
import { CustomersPage } from './pages/customers.mjs';
import { expectSound, records } from './pages/database.mjs';

test.describe('@once two tabs', () => {
  let left, right;
  test.beforeEach(async ({ customers, seed, context, lang }) => {
    await seed({ customers: [make.person('周明远', { department: '采购部', title: '经理' }), make.person('何秀兰')] });
    left = customers;
    right = new CustomersPage(await context.newPage(), lang);
    for (const tab of [left, right]) await tab.open();
  });
  const stored_ = async (stored) => records(await stored(['blocks'])).customers.find(({ record }) => record.name === '周明远').record;

  test('a change in one shows in the other', async () => {
    await right.choose('周明远');
    await left.choose('周明远');
    await left.log('在左边记的');
    await expect(right.record.getByText('在左边记的').first()).toBeVisible();
    const form = await left.create();
    await form.name.fill('新来的人');
    await form.save();
    await expect(right.row('新来的人')).toHaveCount(1);
  });

  test('different fields are merged', async ({ stored }) => {
    const forms = [];
    for (const tab of [left, right]) { await tab.choose('周明远'); forms.push(await tab.edit()); }
    await forms[0].department.fill('工程部');
    await forms[1].title.fill('总监');
    await forms[0].save();
    await forms[1].save();
    expect(await stored_(stored)).toMatchObject({ department: '工程部', title: '总监' });
    expectSound(await stored());
  });

  for (const whose of ['CLASH_MINE', 'CLASH_THEIRS']) {
    test(`the same field shows both values, and the chosen one is kept (${whose})`, async ({ stored }) => {
      const forms = [];
      for (const tab of [left, right]) { await tab.choose('周明远'); forms.push(await tab.edit()); }
      await forms[0].title.fill('总监');
      await forms[1].title.fill('厂长');
      await forms[1].department.fill('总经办');
      await forms[0].save();
      await forms[1].saveButton.click();
      await expect(right.dialog).toContainText(right.words.CLASH_TITLE);
      await expect(right.dialog).toContainText('总监');
      await expect(right.dialog).toContainText('厂长');
      expect((await stored_(stored)).title).toBe('总监');
      await right.dialog.getByRole('radio', { name: new RegExp(`^${right.words[whose]}`) }).check();
      await right.button(right.words.CLASH_SAVE, right.dialog).click();
      await expect(right.page.locator('dialog[open]')).toHaveCount(0);
      await expect.poll(async () => stored_(stored)).toMatchObject({ title: whose === 'CLASH_MINE' ? '厂长' : '总监', department: '总经办' });
      const history = records(await stored(['blocks'])).history.map(({ record }) => record.changes ?? []).flat();
      expect(history.some(({ path, to }) => path === '/title' && to === '总监')).toBe(true);
    });
  }

  test('language and theme follow', async () => {
    await left.page.evaluate(() => localStorage.setItem('changliu.lang', 'en'));
    await expect(right.heading).toHaveText('Customers');
    await left.page.evaluate(() => localStorage.setItem('changliu.theme', 'dark'));
    await expect(right.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});
