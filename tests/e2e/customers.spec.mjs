// A rep's days with customers: adding, finding, writing down what was said, planning the next step, mending mistakes.
import { expect, make, test } from './pages/stories.mjs';
import { records } from './pages/database.mjs';

const day = (n) => new Date(Date.now() + n * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10); // in Shanghai

test.describe('adding', () => {
  test('@zh a person with a new organisation and several phones', async ({ customers, stored }) => {
    await customers.open();
    const form = await customers.create();
    await form.name.fill('欧阳若兰');
    await form.organisation.fill('北辰广告有限公司');
    await form.organisation.press('Enter');
    await form.phones('138 0512 7736', '0512-6789 0123', '+86 139 1234 5678');
    await form.tags('重点', '茶友');
    await form.notes('介绍人是老周，说话直接。');
    await form.save();
    await expect(customers.record.getByRole('heading', { name: '欧阳若兰', level: 2 })).toBeVisible();
    await expect(customers.record.getByRole('link', { name: '北辰广告有限公司' }).first()).toBeVisible();
    await expect(customers.record.locator('a[href^="tel:"]').first()).toHaveAttribute('href', /13805127736/);
    const { customers: all } = records(await stored(['blocks']));
    const person = all.find(({ record }) => record.name === '欧阳若兰').record;
    const organisation = all.find(({ record }) => record.name === '北辰广告有限公司').record;
    expect(person.organisation).toBe(organisation.id);
    expect(person.phones.map(({ number }) => number)).toEqual(['138 0512 7736', '0512-6789 0123', '+86 139 1234 5678']);
    expect(person.tags).toEqual(['重点', '茶友']);
  });

  test('@once mistakes are told beside their fields and in a summary; nothing is saved until they are mended', async ({ customers, page, stored }) => {
    await customers.open();
    const form = await customers.create();
    await form.phones('12');
    await form.saveButton.click();
    await expect(form.problems).toBeFocused();
    await expect(form.name).toHaveAttribute('aria-invalid', 'true');
    const { phone } = form;
    await expect(phone).toHaveAttribute('aria-invalid', 'true');
    expect((await stored(['blocks'])).blocks).toEqual([]);
    await form.problems.getByRole('link').first().click();
    await expect(form.name).toBeFocused();
    await page.keyboard.type('沈亦舟');
    await phone.fill('13900000000');
    await form.save();
    await customers.expectFound('沈亦舟');
  });

  test('@once what is typed survives the page being closed in the middle', async ({ customers, page, context, lang }) => {
    await customers.open();
    const form = await customers.create();
    await form.name.fill('写了一半');
    await form.notes('这段话不能丢');
    await page.close({ runBeforeUnload: false });
    const { CustomersPage } = await import('./pages/customers.mjs');
    const again = new CustomersPage(await context.newPage(), lang);
    await again.open();
    const same = await again.goOnCreating();
    await expect(same.name).toHaveValue('写了一半');
    await expect(same.notesField).toHaveValue('这段话不能丢');
    await same.save();
    await again.expectFound('写了一半');
  });
});

test('@zh finding by name, company, pinyin, initials, digits from either end, tag and note, with the match marked', async ({ customers, seed }) => {
  const company = make.organisation('衡信机电（苏州）有限公司', { alias: '衡信机电' });
  const zhou = make.person('周明远', { organisation: company.id, title: '总经理', phones: [{ kind: 'mobile', number: '138 0512 7736' }], tags: ['茶友'], notes: '女儿明年高考' });
  const zhong = make.person('钟鸣', { phones: [{ kind: 'mobile', number: '+86 139 8888 1234' }] });
  const shan = make.person('单雄信', { notes: '下午三点以后方便' });
  await seed({ customers: [company, zhou, zhong, shan] });
  await customers.open();
  await customers.expectFound('周明远', '钟鸣', '单雄信', '衡信机电');
  for (const [text, names, mark] of [
    ['明远', ['周明远'], '明远'],
    ['衡信', ['衡信机电', '周明远'], '衡信'],
    ['zhoumingyuan', ['周明远'], '周明远'],
    ['zmy', ['周明远'], '周明远'],
    ['shanxx', ['单雄信'], '单雄信'],
    ['1380512', ['周明远'], undefined],
    ['7736', ['周明远'], undefined],
    ['88881234', ['钟鸣'], undefined],
    ['茶友', ['周明远'], undefined],
    ['高考', ['周明远'], undefined],
    ['三点', ['单雄信'], undefined],
  ]) {
    await customers.find(text);
    await customers.expectFound(...names);
    await expect(customers.named(names.at(-1)).locator('mark').first(), text).toBeVisible();
    if (mark) expect((await customers.named(names.at(-1)).locator('mark').allInnerTexts()).join('')).toContain(mark);
  }
  await customers.find('没有这个人');
  await expect(customers.page.getByText(customers.words.EMPTY_FILTERED)).toBeVisible();
});

test('@once names stand in the order of their pinyin, surnames read as surnames', async ({ customers, seed }) => {
  const names = ['曾国平', '单雄信', '阿里木', '仇英', '解放', '张三', '李四', '欧阳修', '诸葛亮', '吕布'];
  await seed({ customers: names.map((name) => make.person(name)) });
  await customers.open();
  await expect(customers.rows).toHaveCount(names.length);
  await customers.sortBy(customers.words.SORT_NAME);
  await expect(customers.rows.first()).toContainText('阿里木');
  const shown = await customers.rows.allInnerTexts();
  const order = shown.map((text) => names.find((name) => text.includes(name)));
  expect(order).toEqual(['阿里木', '李四', '吕布', '欧阳修', '仇英', '单雄信', '解放', '曾国平', '张三', '诸葛亮']);
});

test('@zh a call is logged, the next step is planned and stands on 今日', async ({ customers, today, seed, page }) => {
  const luo = make.person('罗志强');
  await seed({ customers: [luo] });
  await customers.open();
  await customers.choose('罗志强');
  await customers.log('谈了试用，他要看报价', 'call');
  await customers.next(customers.words.TOMORROW);
  await expect(customers.toast(customers.words.ACTION_ADDED)).toBeVisible();
  await today.go(today.say.shell.TODAY);
  await expect(page.locator('main').getByText('谈了试用').first()).toBeVisible();
});

test('@once after a visit come the follow-ups on day 1, 3 and 7', async ({ customers, seed, stored }) => {
  const he = make.person('何秀兰');
  await seed({ customers: [he] });
  await customers.open();
  await customers.choose('何秀兰');
  await customers.log('看了车间，约了试机', 'visit');
  await customers.next(customers.words.FOLLOW_UPS);
  await expect(customers.toast(customers.words.FOLLOW_UPS_ADDED)).toBeVisible();
  const { actions } = records(await stored(['blocks']));
  expect(actions.map(({ record }) => [record.follow_up_day, record.due]).sort()).toEqual([[1, day(1)], [3, day(3)], [7, day(7)]]);
});

test('@once one goes to the trash, is taken back at once, goes again and is restored from there', async ({ customers, seed }) => {
  await seed({ customers: [make.person('周明远'), make.person('何秀兰')] });
  await customers.open();
  await customers.choose('何秀兰');
  await customers.delete();
  await customers.expectFound('周明远');
  await customers.undo('何秀兰');
  await customers.expectFound('周明远', '何秀兰');
  await customers.choose('何秀兰');
  await customers.delete();
  await customers.expectFound('周明远');
  await customers.openTrash();
  await customers.restore('何秀兰');
  await customers.open();
  await customers.expectFound('周明远', '何秀兰');
});

test('@once the history says who changed what, and one change can be taken back without the later ones', async ({ customers, seed, page }) => {
  await seed({ customers: [make.person('钱立群', { department: '设计部' })] });
  await customers.open();
  await customers.choose('钱立群');
  for (const [field, value] of [['department', '工程部'], ['title', '主任']]) {
    const form = await customers.edit();
    await form[field].fill(value);
    await form.save();
  }
  await customers.show(customers.words.TAB_HISTORY);
  const panel = customers.record.getByRole('tabpanel');
  await expect(panel).toContainText('设计部');
  await expect(panel).toContainText('工程部');
  const change = panel.locator('li').filter({ hasText: '设计部' });
  await change.getByRole('button', { name: customers.words.HISTORY_UNDO }).click();
  await expect(panel.locator('li')).toHaveCount(3);
  await customers.show(customers.words.TAB_PROFILE);
  await expect(customers.record.getByRole('tabpanel')).toContainText('设计部');
  await expect(customers.record.getByRole('tabpanel')).toContainText('主任');
  await expect(page.locator('.toast--danger')).toHaveCount(0);
});

test('@once an edit is taken back by its notice', async ({ customers, seed }) => {
  await seed({ customers: [make.person('孟晓棠', { notes: '原来的话' })] });
  await customers.open();
  await customers.choose('孟晓棠');
  const form = await customers.edit();
  await form.notes('改过的话');
  await form.save();
  await expect(customers.record.getByText('改过的话').first()).toBeVisible();
  await customers.undo(customers.words.CUSTOMER_SAVED);
  await expect(customers.record.getByText('原来的话').first()).toBeVisible();
});
