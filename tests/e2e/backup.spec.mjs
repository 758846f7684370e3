// A backup is everything and equal again; a file that is not right changes nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Ajv2020 from 'ajv/dist/2020.js';
import { DIST } from './support/test.mjs';
import { expect, make, test } from './pages/stories.mjs';
import { expectSound, records } from './pages/database.mjs';
import { backup } from '../data/customers.mjs';

const V1 = readFileSync(new URL('../fixtures/backup/v1.json', import.meta.url), 'utf8');
const file = (count, options) => [...backup(count, options)].join('');
const untimed = (text) => text.replace(/"exported_at":"[^"]*"/, '"exported_at":"…"');
const blocks = (stored) => stored(['blocks', 'directory']); // the rest counts, or lies beside them

test.describe('@once export and import', () => {
  test('into an empty browser and out again gives the same file but for its time', async ({ data, customers, stored, browser, site }, { project }) => {
    await data.open();
    await data.import(V1); // everything the format knows, unknown fields and unreadable lines too
    await data.import(file(300));
    await customers.open();
    await customers.find('王小明');
    await customers.choose('王小明');
    await customers.log('导出前再记一笔', 'call');
    await data.open();
    const first = await data.exported();
    expect(JSON.parse(first).customers).toHaveLength(304);

    const { DataPage } = await import('./pages/data.mjs');
    const empty = await browser.newContext({ ...project.use, baseURL: site.url });
    const there = new DataPage(await empty.newPage(), 'zh');
    await there.open();
    await there.import(first);
    const second = await there.exported();
    await empty.close();
    expect(untimed(second)).toBe(untimed(first));
    expectSound(withoutUnreadable(await stored()));
  });

  test('the file keeps to the published schema', async ({ data, customers, seed }) => {
    const schema = JSON.parse(readFileSync(join(DIST, 'schema/backup-v1.json'), 'utf8'));
    const valid = new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
    await data.open();
    await data.import(V1);
    await customers.open();
    await customers.choose('王小明');
    await customers.log('看看历史', 'visit');
    await customers.next(customers.words.FOLLOW_UPS);
    await data.open();
    const out = JSON.parse(await data.exported());
    valid(out);
    expect(valid.errors ?? []).toEqual([]);
    expect(valid({ ...out, customers: [{ id: 1 }] })).toBe(false);
  });

  test('a packed file is read as well', async ({ data, customers }) => {
    await data.open();
    await data.chooseText(gzipSync(file(20)), 'backup.json.gz');
    await data.planned();
    await data.confirm();
    await data.imported();
    await customers.open();
    await expect(customers.rows.first()).toBeVisible();
  });

  test('the plan says what would happen before anything does, and cancelling leaves every byte', async ({ data, customers, stored }) => {
    await data.open();
    await data.import(file(50));
    const before = await blocks(stored);
    await data.chooseText(file(60, { alter: (c) => c }));
    await data.planned();
    await expect(data.dialog).toContainText('10');
    await expect(data.dialog).toContainText('50');
    expect(await blocks(stored)).toEqual(before);
    await data.button(data.say.common.CANCEL, data.dialog).click();
    await expect(data.page.locator('dialog[open]')).toHaveCount(0);
    await expect.poll(async () => (await stored(['staging'])).staging).toEqual([]);
    expect(await blocks(stored)).toEqual(before);
  });

  test('an import is undone', async ({ data, customers, seed, stored }) => {
    await data.open();
    await data.import(file(30));
    const before = await blocks(stored);
    await data.import(file(45));
    expect(await blocks(stored)).not.toEqual(before);
    await data.undoImport();
    await expect.poll(async () => records(await stored(['blocks'])).customers.length).toBe(30);
    expect(await blocks(stored)).toEqual(before);
  });

  test('replacing leaves only what the file has, and a snapshot brings the old back', async ({ data, customers, stored }) => {
    await data.open();
    await data.import(file(30));
    const before = records(await stored(['blocks'])).customers.map(({ line }) => line);
    await data.chooseText(file(5, { seed: 7 }));
    await data.planned();
    await data.dialog.getByRole('radio', { name: data.words.REPLACE, exact: true }).check();
    await data.confirm();
    await data.imported();
    await expect.poll(async () => records(await stored(['blocks'])).customers.length).toBe(5);
    await data.open();
    await data.restoreNewest();
    await expect.poll(async () => records(await stored(['blocks'])).customers.map(({ line }) => line)).toEqual(before);
    expectSound(await stored());
  });
});

const one = JSON.parse(file(1)).customers[0];
const whole = file(40);
const faults = {
  'an empty file': [''],
  'a picture': [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  'another program’s JSON': ['{"contacts":[]}'],
  'a file cut off in the middle': [whole.slice(0, 20_000), /customers/],
  'a packed file cut off': [gzipSync(whole).subarray(0, 3_000)],
  'a missing comma between records': [whole.replace(/\},(\s*)\{"id"/, '}$1{"id"'), /customers/],
  'an unclosed text': [whole.replace('"kind":"person"', '"kind":"person'), /customers/],
  'a list that is none': ['{"format":"changliu","version":1,"customers":{}}', /customers/],
  'depth without end': [`{"format":"changliu","version":1,"customers":[${'['.repeat(100_000)}`, /customers/],
  'a newer format': ['{"format":"changliu","version":9,"customers":[]}', /9/],
  'a version beyond all numbers': [`{"format":"changliu","version":${'9'.repeat(400)},"customers":[]}`],
  'a wrong number of records': [whole.replace('"counts":{"customers":40', '"counts":{"customers":41'), /41|40/],
  'something behind the end': [`${whole}{}`],
  'the same key twice': [whole.replace('"logs":[]', '"customers":[]'), /customers/],
};

test.describe('@once a file that is not right is refused with the place, and nothing changes:', () => {
  for (const [what, [text, place]] of Object.entries(faults)) {
    test(what, async ({ data, seed, stored, page }) => {
      await seed({ customers: [make.person('周明远')] });
      await data.open();
      // The day's first snapshot is taken in the background; what follows must add none.
      await expect.poll(async () => (await stored(['snapshots'])).snapshots.some(([key]) => key.startsWith('label/'))).toBe(true);
      const before = await stored();
      await data.chooseText(text, what.includes('packed') ? 'backup.json.gz' : 'backup.json');
      await expect(data.problem).toBeVisible();
      if (place) await expect(data.problem).toContainText(place);
      await expect(data.problem).toContainText(data.words.NOTHING_CHANGED);
      await expect(data.confirmButton).toHaveCount(0);
      const all = ['blocks', 'directory', 'meta', 'snapshots', 'drafts'];
      const only = (d) => Object.fromEntries(all.map((s) => [s, d[s]]));
      expect(only(await stored())).toEqual(only(before));
      await expect.poll(async () => (await stored(['staging'])).staging).toEqual([]);
    });
  }

  test('records that cannot be understood are listed with their place; the others come in', async ({ data, customers, stored }) => {
    const odd = [{ ...one, id: 'no-id' }, { ...one, id: '0194390a-0000-7000-8000-0000000000f1', name: '' }, { id: '0194390a-0000-7000-8000-0000000000f2', huge: 1e300 }];
    const text = `{"format":"changliu","version":1,"customers":[${JSON.stringify(one)},${odd.map((r) => JSON.stringify(r)).join(',')},{"id":"0194390a-0000-7000-8000-0000000000f3","n":123456789012345678901234567890}]}`;
    await data.open();
    await data.chooseText(text);
    await data.planned();
    await data.dialog.getByText(data.words.SHOW_UNREADABLE).click();
    await expect(data.dialog).toContainText('/customers/1');
    await expect(data.dialog).toContainText('/customers/4');
    await data.confirm();
    await data.imported();
    const lines = records(await stored(['blocks'])).customers;
    expect(lines.some(({ record }) => record?.name === one.name)).toBe(true);
  });

  test('text that looks like markup stays text', async ({ data, customers, page }) => {
    const evil = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
    await data.open();
    await data.import(`{"format":"changliu","version":1,"customers":[${JSON.stringify({ ...one, name: evil, alias: evil, notes: evil, website: 'javascript:window.ran=1', tags: [evil.slice(0, 40)] })}]}`);
    await customers.open();
    await customers.openAt(0);
    await expect(customers.record.getByText('<script>').first()).toBeVisible();
    await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);
    expect(await page.evaluate(() => window.ran)).toBeUndefined();
  });
});

test('@once while a file is imported in one tab, opening another neither breaks nor halves it', async ({ data, context, stored, site }) => {
  test.setTimeout(120_000);
  await data.open();
  await data.chooseText(file(4_000));
  await data.planned();
  await data.confirm();
  for (let i = 0; i < 4; i++) { // a second tab starts, sweeps what it finds, and goes again
    const other = await context.newPage();
    await other.goto(new URL('customers', site.url).href);
    await expect(other.locator('main h1, header h1').first()).toBeVisible();
    await other.close();
  }
  await expect(data.done.or(data.problem)).toBeVisible({ timeout: 60_000 });
  const all = await stored();
  expectSound(all);
  expect([0, 4_000]).toContain(records(all).customers.length);
  if (await data.done.count()) expect(records(all).customers.length).toBe(4_000);
});

function withoutUnreadable(dumped) { // V1 brings lines that are meant not to be readable
  const readable = (value) => Buffer.from(value, 'base64').toString('utf8').split('\n').filter((l) => { try { JSON.parse(l.slice(l.indexOf('\t') + 1)); return true; } catch { return l === ''; } }).join('\n');
  return { ...dumped, blocks: dumped.blocks.map(([k, v]) => [k, Buffer.from(readable(v)).toString('base64')]) };
}
