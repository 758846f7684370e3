// Reads and damages the app's database as only a test may: from a page of the same origin in which no app runs.
import { expect } from '../support/test.mjs';

export const STORES = ['blocks', 'directory', 'meta', 'drafts', 'snapshots', 'staging'];

// A page of the app's origin without the app.
export async function beside(context, url) {
  const page = await context.newPage();
  await page.goto(new URL('icons/icon.svg', url).href);
  return page;
}

const inPage = {
  // store → [[key, bytes in base64]], everything or only the named stores
  async dump(stores) {
    const db = await new Promise((done, failed) => {
      const opening = indexedDB.open('changliu');
      opening.onupgradeneeded = () => opening.transaction.abort(); // never made here
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(new Error('there is no database'));
    });
    try {
      const all = {};
      const tx = db.transaction(stores);
      for (const store of stores) {
        const asked = (kind) => new Promise((done) => { const r = tx.objectStore(store)[kind](); r.onsuccess = () => done(r.result); });
        const [keys, values] = await Promise.all([asked('getAllKeys'), asked('getAll')]);
        all[store] = keys.map((key, i) => [key, values[i].toBase64()]);
      }
      return all;
    } finally { db.close(); }
  },
  async write(edits) { // [store, key, bytes as list | null for delete]; key null clears the store
    const db = await new Promise((done, failed) => {
      const opening = indexedDB.open('changliu');
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(opening.error);
    });
    const tx = db.transaction([...new Set(edits.map(([store]) => store))], 'readwrite');
    for (const [store, key, value] of edits) {
      const s = tx.objectStore(store);
      if (key === null) s.clear();
      else if (value === null) s.delete(key);
      else s.put(new Uint8Array(value), key);
    }
    await new Promise((done, failed) => { tx.oncomplete = done; tx.onabort = () => failed(tx.error); });
    db.close();
  },
};

export const dump = (page, stores = STORES) => page.evaluate(inPage.dump, stores);
export const write = (page, edits) => page.evaluate(inPage.write, edits);

// The records as the app stores them: collection → [{ key, line, record }]; `record` is missing where it cannot be read.
export function records(dumped) {
  const all = { customers: [], logs: [], actions: [], history: [] };
  for (const [key, value] of dumped.blocks) {
    const text = Buffer.from(value, 'base64').toString('utf8');
    for (const line of text.split('\n').slice(0, -1)) {
      const tab = line.indexOf('\t');
      let record;
      try { record = JSON.parse(line.slice(tab + 1)); } catch { /* damaged */ }
      all[key.slice(0, key.indexOf('/'))].push({ key: line.slice(0, tab), line, record });
    }
  }
  return all;
}

// What must hold whenever nobody is writing.
export function expectSound(dumped) {
  const listed = dumped.blocks.map(([key]) => key).filter((key) => !key.startsWith('history/'));
  expect(dumped.directory.map(([key]) => key), 'every block has its segment and no segment lacks its block').toEqual(listed);
  expect(dumped.staging, 'nothing is left of an import that was not finished').toEqual([]);
  for (const [name, lines] of Object.entries(records(dumped))) {
    expect(lines.filter(({ record }) => !record).map(({ line }) => line), `every record of ${name} can be read`).toEqual([]);
    const keys = lines.map(({ key }) => key);
    expect(new Set(keys).size, `no record of ${name} is there twice`).toBe(keys.length);
  }
}
