// The demo comes and goes; real customers stay.
import { expect, make, test } from './pages/stories.mjs';
import { expectSound, records } from './pages/database.mjs';

test('@once 200 examples are filled in and removed, and the real ones are as they were', async ({ data, customers, seed, stored }) => {
  test.setTimeout(120_000);
  const real = make.person('真正的客户', { notes: '一个字也不能动' });
  await seed({ customers: [real], logs: [make.log(real, '真的记录')], actions: [make.action(real, '真的待办', '2026-12-01')] });
  const mine = async () => records(await stored(['blocks']));
  await data.open();
  const before = await mine();
  await data.button(data.words.DEMO_FILL).click();
  await expect.poll(async () => (await mine()).customers.filter(({ record }) => record.demo).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(200);
  const filled = await mine();
  expect(filled.logs.length).toBeGreaterThan(100);
  expect(filled.actions.length).toBeGreaterThan(50);
  expectSound(await stored());
  await customers.open();
  await expect(customers.row('真正的客户').or(customers.rows.first()).first()).toBeVisible();
  await data.open();
  await data.button(data.words.DEMO_REMOVE).click();
  if (await data.page.locator('dialog[open]').count()) await data.button(data.words.DEMO_REMOVE, data.dialog).click();
  await expect.poll(async () => (await mine()).customers.length, { timeout: 30_000 }).toBe(1);
  const after = await mine();
  for (const collection of ['customers', 'logs', 'actions']) expect(after[collection].map(({ line }) => line)).toEqual(before[collection].map(({ line }) => line));
  expectSound(await stored());
});
