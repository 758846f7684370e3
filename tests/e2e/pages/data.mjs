// 数据: export, import, snapshots, storage.
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { expect } from '../support/test.mjs';
import { App } from './app.mjs';

const LONG = { timeout: 300_000 };

export class DataPage extends App {
  get words() { return this.say.backup; }
  async open() { await super.open('data'); }

  // --- out
  get exportButton() { return this.button(this.words.EXPORT).first(); }
  async export() {
    const download = this.page.waitForEvent('download', LONG);
    await this.exportButton.click();
    return download;
  }
  async exported() {
    const bytes = await readFile(await (await this.export()).path());
    return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  }

  // --- in
  get input() { return this.page.locator('input[type=file]'); }
  async choose(file) { await this.input.setInputFiles(file); }
  async chooseText(text, name = 'backup.json') {
    await this.input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
  }
  get confirmButton() { return this.dialog.getByRole('button', { name: new RegExp(`^(${this.words.MERGE_DO}|${this.words.REPLACE_DO}|${this.words.RESTORE_DO})$`) }); }
  async planned() { await expect(this.confirmButton).toBeVisible(LONG); }
  async confirm() { await this.confirmButton.click(); }
  get done() { return this.page.locator('.banner').filter({ hasText: new RegExp(`${this.words.MERGED}|${this.words.REPLACED}|${this.words.RESTORED}`) }); }
  async imported() { await expect(this.done).toBeVisible(LONG); }
  async close() { await this.done.getByRole('button', { name: this.say.common.CLOSE }).click(); }
  async import(text) {
    await this.chooseText(text);
    await this.planned();
    await this.confirm();
    await this.imported();
  }
  async undoImport() { await this.button(this.words.UNDO_IMPORT).click(); }
  // What is said of a file that cannot be taken.
  get problem() { return this.page.locator('main').getByRole('alert'); }

  // --- snapshots
  get snapshots() { return this.page.locator('.card').filter({ hasText: this.words.SNAPSHOTS_HINT }).locator('.rows__row'); }
  async restoreNewest() {
    await this.menu(this.snapshots.first().getByRole('button'), this.words.RESTORE);
    await this.planned();
    await this.confirm();
  }
}
