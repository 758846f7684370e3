// 今日: what is due, overdue and coming; done, moved, taken back in one touch.
import { expect, make, test } from './pages/stories.mjs';
import { records } from './pages/database.mjs';

const day = (n) => new Date(Date.now() + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10); // in Shanghai
const luo = make.person('罗志强');
const overdue = make.action(luo, '催合同', day(-12));
const due = make.action(luo, '送样品', day(0), { time: '09:30', kind: 'visit' });
const coming = make.action(luo, '约试机', day(3));
const far = make.action(luo, '年度回访', day(40));
const birthday = make.person('沈亦舟', { birthday: `1985-${day(5).slice(5)}` });
const content = { customers: [luo, birthday], actions: [overdue, due, coming, far] };

test('@zh shows what is overdue, due and coming, and birthdays', async ({ today, seed, page }) => {
  await seed(content);
  await today.open();
  const main = page.locator('main');
  for (const title of ['催合同', '送样品', '约试机']) await expect(main.getByText(title).first()).toBeVisible();
  await expect(main.getByText('沈亦舟').first()).toBeVisible();
  await expect(main.getByText('年度回访')).toHaveCount(0);
});

test('@once one is done with one touch, and taken back with another', async ({ today, seed, page, stored }) => {
  await seed(content);
  await today.open();
  const done = async () => records(await stored(['blocks'])).actions.find(({ record }) => record.title === '催合同').record.done_at;
  await today.finish('催合同');
  await expect.poll(done).toBeDefined();
  await page.locator('.toast').getByRole('button', { name: today.say.common.UNDO }).click();
  await expect.poll(done).toBeUndefined();
  await expect(page.locator('main').getByText('催合同').first()).toBeVisible();
});

test('@once one is postponed to tomorrow, and taken back', async ({ today, seed, page, stored }) => {
  await seed(content);
  await today.open();
  const when = async () => records(await stored(['blocks'])).actions.find(({ record }) => record.title === '催合同').record;
  await today.postpone('催合同', today.words.TO_TOMORROW);
  await expect.poll(when).toMatchObject({ due: day(1), postponed: 1 });
  await page.locator('.toast').getByRole('button', { name: today.say.common.UNDO }).click();
  await expect.poll(when).toMatchObject({ due: day(-12) });
});

test('@once an empty app says how to begin', async ({ today, page }) => {
  await today.open();
  await expect(page.locator('main').getByRole('link', { name: new RegExp(today.say.customers.NEW_CUSTOMER) }).or(page.locator('main').getByRole('button', { name: new RegExp(today.say.customers.NEW_CUSTOMER) })).first()).toBeVisible();
});
