// What can happen to the data underneath: a lost directory, a damaged record, a newer format, other tabs that upgrade
// or delete, a browser that clears, a full disk. What is safe is said, and nothing is written over.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, make, test } from './pages/stories.mjs';
import { expectSound, records } from './pages/database.mjs';

const zhou = make.person('周明远', { phones: [{ kind: 'mobile', number: '138 0512 7736' }] });
const he = make.person('何秀兰', { tags: ['茶友'] });
const luo = make.person('罗志强');
const people = { customers: [zhou, he, luo], logs: [make.log(zhou, '谈了二期改造')] };
const bytes = (text) => [...Buffer.from(text)];
const raw = (base64) => Buffer.from(base64, 'base64').toString('utf8');

test.describe('@once the directory', () => {
  test('is made anew when it is lost, and everybody is found again', async ({ customers, seed, stored, damage, page }) => {
    await seed(people);
    await customers.open();
    await customers.expectFound('周明远', '何秀兰', '罗志强');
    await page.goto('about:blank');
    const before = await stored();
    expectSound(before);
    await damage([['directory', null]]);
    await customers.open();
    await customers.find('zmy');
    await customers.expectFound('周明远');
    await customers.find('7736');
    await customers.expectFound('周明远');
    await customers.find('茶友');
    await customers.expectFound('何秀兰');
    await expect.poll(async () => (await stored(['directory'])).directory).toEqual(before.directory);
  });

  test('is mended where a segment is damaged, of another block, or left over', async ({ customers, seed, stored, damage, page }) => {
    await seed(people);
    await customers.open();
    await customers.expectFound('周明远', '何秀兰', '罗志强');
    await page.goto('about:blank');
    const before = await stored(['directory']);
    const [key, value] = before.directory[0];
    const broken = Buffer.from(value, 'base64');
    broken[broken.length - 3] ^= 0x40;
    await damage([['directory', key, [...broken]], ['directory', 'customers/zzz', [...broken]]]);
    await customers.open();
    await customers.expectFound('周明远', '何秀兰', '罗志强');
    await expect.poll(() => stored(['directory'])).toEqual(before);
  });
});

test('@once a record that cannot be read is kept, listed and can be saved; the others work', async ({ customers, data, seed, stored, damage, page }) => {
  await seed(people);
  await customers.open();
  await page.goto('about:blank');
  const { blocks } = await stored(['blocks']);
  const [key, value] = blocks.find(([k]) => k.startsWith('customers/'));
  const text = raw(value);
  const line = text.split('\n').find((l) => l.includes('何秀兰'));
  const damaged = line.replace('"name":', '"name');
  await damage([['blocks', key, bytes(text.replace(line, damaged))], ['directory', null]]);

  await customers.open();
  await customers.expectFound('周明远', '罗志强');
  await customers.choose('周明远');
  await customers.log('读不出的那条不碍事');
  await data.open();
  await expect(page.getByText(data.words.UNREADABLE_TITLE)).toBeVisible();
  const download = page.waitForEvent('download');
  await data.button(data.words.SAVE_RAW).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(damaged.split('\t')[1]);
  const after = await stored(['blocks']);
  expect(after.blocks.map(([, v]) => raw(v)).join('')).toContain(`${damaged}\n`);
});

test.describe('@once data of a newer version', () => {
  test('is not touched, is said so, and can be saved as it is', async ({ app, seed, stored, damage, page }) => {
    await seed(people);
    await damage([['meta', 'head', bytes('{"format":99,"revision":7}')]]);
    const before = await stored();
    await app.open('customers').catch(() => {});
    await expect(page.getByText(app.say.errors.NEWER, { exact: true })).toBeVisible();
    await expect(page.getByText(app.say.errors.NEWER_SAFE)).toBeVisible();
    const download = page.waitForEvent('download');
    await app.button(app.say.errors.SAVE_RAW).click();
    const saved = await readFile(await (await download).path(), 'utf8');
    for (const name of ['周明远', '何秀兰', '罗志强', '谈了二期改造']) expect(saved).toContain(name);
    await page.reload();
    await expect(page.getByText(app.say.errors.NEWER, { exact: true })).toBeVisible();
    expect(await stored()).toEqual(before);
  });

  test('a head that cannot be read is not written over either', async ({ app, seed, stored, damage, page }) => {
    await seed(people);
    await damage([['meta', 'head', bytes('{"format":')]]);
    const before = await stored();
    await page.goto('customers');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(app.button(app.say.errors.SAVE_RAW)).toBeVisible();
    expect(await stored()).toEqual(before);
  });
});

test.describe('@once another tab', () => {
  // What a later version of the app, or another page of this origin, would do.
  const upgrade = (page, version) => page.evaluate((v) => new Promise((done, failed) => {
    const opening = indexedDB.open('changliu', v);
    opening.onsuccess = () => { opening.result.close(); done(true); };
    opening.onerror = () => failed(opening.error);
  }), version);
  const remove = (page) => page.evaluate(() => new Promise((done, failed) => {
    const deleting = indexedDB.deleteDatabase('changliu');
    deleting.onsuccess = () => done(true);
    deleting.onerror = () => failed(deleting.error);
  }));

  test('that upgrades the database is let through; this one says so and keeps what is being written', async ({ customers, seed, page, context, site }) => {
    await seed(people);
    await customers.open();
    await customers.choose('周明远');
    await customers.write('写了一半的话');
    const other = await context.newPage();
    await other.goto(new URL('icons/icon.svg', site.url).href);
    expect(await upgrade(other, 2)).toBe(true);
    await expect(page.getByText(customers.say.errors.LOST_TO_TAB)).toBeVisible();
    await expect(customers.entry).toHaveValue('写了一半的话');
    await customers.saveEntry();
    await expect(customers.toast(customers.words.ENTRY_SAVED)).toHaveCount(0);
    await expect(customers.entry).toHaveValue('写了一半的话');
  });

  test('that deletes the database is let through, and reopening shows what is there', async ({ customers, seed, page, context, site }) => {
    await seed(people);
    await customers.open();
    await customers.expectFound('周明远', '何秀兰', '罗志强');
    const other = await context.newPage();
    await other.goto(new URL('icons/icon.svg', site.url).href);
    expect(await remove(other)).toBe(true);
    await expect(page.getByText(customers.say.errors.LOST_TO_TAB)).toBeVisible();
    await customers.button(customers.say.errors.REOPEN).click();
    await expect(page.getByText(customers.words.EMPTY)).toBeVisible();
  });

  test('that holds an older version and does not let go is named, and work goes on when it does', async ({ app, page, context, site }) => {
    const other = await context.newPage();
    await other.goto(new URL('icons/icon.svg', site.url).href);
    await other.evaluate(() => new Promise((done) => {
      const deleting = indexedDB.open('changliu', 1);
      deleting.onupgradeneeded = () => { for (const s of ['blocks', 'directory', 'meta', 'drafts', 'snapshots', 'staging']) deleting.result.createObjectStore(s); };
      deleting.onsuccess = () => { // an old tab that does not answer, while a third deletes
        window.held = deleting.result;
        indexedDB.deleteDatabase('changliu');
        done();
      };
    }));
    await page.goto('./');
    await expect(page.getByText(app.say.errors.WAITING, { exact: true })).toBeVisible({ timeout: 15_000 });
    await other.evaluate(() => window.held.close());
    await app.ready();
    await expect(page.getByText(app.say.errors.WAITING, { exact: true })).toHaveCount(0);
  });
});

test('@once a browser that clears the site’s data while the app is open is noticed, and what is typed stays', async ({ customers, seed, page, context, site, guard }) => {
  guard.allow(/Failed to load|net::|ServiceWorker/);
  await seed(people);
  await customers.open();
  await customers.choose('周明远');
  await customers.write('还没保存的话');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(site.url).origin, storageTypes: 'indexeddb' });
  await expect(page.getByText(customers.say.errors.LOST_TO_BROWSER).or(page.getByText(customers.say.errors.LOST_TO_TAB))).toBeVisible();
  await expect(customers.entry).toHaveValue('还没保存的话');
});

test('@once a full disk: nothing is called saved that is not, nothing is half written, and it goes on when there is room', async ({ customers, seed, stored, page, context, site }) => {
  test.setTimeout(120_000);
  await seed(people);
  await customers.open();
  await customers.choose('罗志强');
  const devtools = await context.newCDPSession(page);
  const origin = new URL(site.url).origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 400_000 });
  const full = customers.toast(customers.say.errors.DISK_FULL).or(page.getByRole('alert').filter({ hasText: customers.say.errors.DISK_FULL }));
  const saved = [];
  let refused;
  // The browser may take half a minute to look at the new limit.
  for (let n = 0; n < 60 && !refused; n++) {
    const mark = `第${n}条`;
    await customers.write(`${mark} ${randomBytes(60_000).toString('base64')}`);
    await customers.saveEntry();
    await expect(full.or(customers.entries.filter({ hasText: mark })).first()).toBeVisible({ timeout: 30_000 });
    if (await full.count()) refused = mark;
    else saved.push(mark);
  }
  expect(refused, 'the disk became full').toBeDefined();
  await expect(customers.entry).toHaveValue(new RegExp(`^${refused} `));
  const texts = () => stored().then((d) => { expectSound(d); return records(d).logs.map(({ record }) => record.text.split(' ')[0]).filter((t) => t.startsWith('第')).sort(); });
  expect(await texts()).toEqual([...saved].sort());

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await expect(async () => {
    await customers.saveEntry();
    await expect(customers.entries.filter({ hasText: refused })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  expect(await texts()).toEqual([...saved, refused].sort());
});
