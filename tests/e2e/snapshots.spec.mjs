// Snapshots beyond restoring one (backup.spec.mjs): taken by hand, saved, deleted, written to a folder; an import that
// comes by drag and drop, or is stopped on its way; a browser that keeps nothing.
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { backup } from '../data/customers.mjs';
import { expect, make, test } from './pages/stories.mjs';
import { records } from './pages/database.mjs';

const file = (count) => [...backup(count)].join('');
const customersOf = (bytes) => JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8')).customers;
const zhou = make.person('周明远');

test.describe('@once a snapshot', () => {
  test('is taken by hand, saved as a file that holds everything, and deleted after a question', async ({ data, seed, page }) => {
    await seed({ customers: [zhou] });
    await data.open();
    await data.button(data.words.SNAPSHOT_NOW).click();
    await expect(data.snapshots).toHaveCount(1);
    const download = page.waitForEvent('download');
    await data.menu(data.snapshots.first().getByRole('button'), data.words.SAVE_AS_FILE);
    const saved = await readFile(await (await download).path());
    expect(customersOf(saved).map((c) => c.name)).toEqual(['周明远']);

    await data.menu(data.snapshots.first().getByRole('button'), data.say.common.DELETE);
    await data.button(data.say.common.CANCEL, data.dialog).click();
    await expect(data.snapshots).toHaveCount(1);
    await data.menu(data.snapshots.first().getByRole('button'), data.say.common.DELETE);
    await data.button(data.say.common.DELETE, data.dialog).click();
    await expect(data.snapshots).toHaveCount(0);
  });

  test('is written to the folder that the user chose, also after a new start, until told otherwise', async ({ data, seed, page }) => {
    // The picker is the browser's own window; a folder of the browser's private file system stands for the one picked.
    await page.addInitScript(() => {
      window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true });
    });
    const inFolder = () => page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true });
      const names = [];
      for await (const name of folder.keys()) names.push(name);
      return names.sort();
    });
    const read = (name) => page.evaluate(async (name) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups');
      return [...new Uint8Array(await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer())];
    }, name);
    await seed({ customers: [zhou] });
    await data.open();
    await data.button(data.words.FOLDER_CHOOSE).click();
    await expect(page.locator('.data__folder')).toContainText('backups');
    await page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups');
      const own = await (await folder.getFileHandle('报价.txt', { create: true })).createWritable();
      await own.write('not ours');
      await own.close();
    });
    await data.open(); // the folder is remembered
    await expect(page.locator('.data__folder')).toContainText('backups');
    await data.button(data.words.SNAPSHOT_NOW).click();
    await expect.poll(inFolder).toEqual([expect.stringMatching(/^changliu-\d{4}-\d\d-\d\d-\d{4}\.json\.gz$/), '报价.txt']);
    expect(customersOf(Buffer.from(await read((await inFolder())[0]))).map((c) => c.name)).toEqual(['周明远']);

    await data.button(data.words.FOLDER_STOP).click();
    await expect(data.button(data.words.FOLDER_CHOOSE)).toBeVisible();
    expect((await inFolder()).length, 'what is there stays').toBe(2);
  });
});

test('@once a backup dropped anywhere on the page is read', async ({ data, page, stored }) => {
  await data.open();
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'backup.json', { type: 'application/json' }));
    return transfer;
  }, file(7));
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await expect(page.locator('.data__drop')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(page.locator('.data__drop')).toHaveCount(0);
  await data.planned();
  await data.confirm();
  await data.imported();
  expect(records(await stored(['blocks'])).customers.length).toBe(7);
});

test('@once an import is stopped on its way, and everything is as it was', async ({ data, page, stored }) => {
  await data.open();
  await data.import(file(20));
  await data.close();
  const before = (await stored(['blocks'])).blocks;
  // Big enough to be under way for a while.
  await data.chooseText(file(20_000));
  await data.button(data.say.common.CANCEL, page.locator('main')).first().click();
  await expect.poll(async () => (await stored(['staging'])).staging.length, { timeout: 30_000 }).toBe(0);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  expect((await stored(['blocks'])).blocks).toEqual(before);
  await data.import(file(21)); // and the next one works
});

test('@once a browser that keeps no data says so, and what was kept before is safe', async ({ app, page }) => {
  // As Firefox's private windows of old, and browsers whose owner forbids it, answer.
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('The user denied permission to access the database.', 'SecurityError'); };
  });
  await app.open();
  const main = page.locator('main');
  await expect(main).toContainText(app.say.errors.DENIED);
  await expect(main).toContainText(app.say.errors.DENIED_SAFE);
  await expect(main).toContainText(app.say.errors.DENIED_TODO);
});
