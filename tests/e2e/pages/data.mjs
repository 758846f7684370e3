// 数据: export, import, snapshots, storage.
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { expect } from '../support/test.mjs';
import { App } from './app.mjs';

export class DataPage extends App {
  get words() { return this.say.backup; }
  async open() { await super.open('data'); }

  // --- out
  async export() {
    const download = this.page.waitForEvent('download');
    await this.button(this.words.EXPORT).first().click();
    return download;
  }
  async exported() {
    const bytes = await readFile(await (await this.export()).path());
    return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  }

  // --- in
  get input() { return this.page.getByLabel(this.words.IMPORT, { exact: true }); }
  async choose(file) { await this.input.setInputFiles(file); }
  async chooseText(text, name = 'backup.json') {
    await this.input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
  }
  async planned() { await expect(this.confirmButton).toBeVisible({ timeout: 300_000 }); }
  get confirmButton() { return this.button(this.words.IMPORT_NOW, this.dialog); }
  async confirm() { await this.confirmButton.click(); }
  get done() { return this.page.getByText(this.words.IMPORT_DONE); }
  async imported() { await expect(this.done).toBeVisible({ timeout: 300_000 }); }
  async import(file) {
    if (typeof file === 'string' && !file.trimStart().startsWith('{')) await this.choose(file);
    else await this.chooseText(file);
    await this.planned();
    await this.confirm();
    await this.imported();
  }

  // What is said of a file that cannot be taken.
  get problem() { return this.page.getByRole('alert').last(); }

  async restoreNewest() {
    await this.button(this.words.RESTORE).first().click();
    if (await this.page.locator('dialog[open]').count()) await this.button(this.words.RESTORE, this.dialog).last().click();
  }
}
