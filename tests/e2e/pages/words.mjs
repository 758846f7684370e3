// The app's own words, read from its tables, so that stories survive a better wording: words('zh').customers.NEW_CUSTOMER
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TABLES = fileURLToPath(new URL('../../../src/i18n/', import.meta.url));
const LINE = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)";/gm;
const plain = (literal) => literal.replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replace(/\\(.)/g, '$1');

const tables = { zh: {}, en: {} };
for (const name of readdirSync(TABLES, { recursive: true }).map(String).filter((n) => n.endsWith('.rs'))) {
  const part = name.replaceAll('\\', '/').split('/')[0].replace(/\.rs$/, '');
  for (const [, key, zh, en] of readFileSync(join(TABLES, name), 'utf8').matchAll(LINE)) {
    (tables.zh[part] ??= {})[key] ??= plain(zh);
    (tables.en[part] ??= {})[key] ??= plain(en);
  }
}

// A word that is not there is a mistake in the test, not an element that never comes.
const strict = (table, where) => new Proxy(table, {
  get(all, key) {
    if (typeof key === 'string' && !(key in all)) throw new Error(`no words ${where}${key} in src/i18n`);
    return typeof all[key] === 'object' ? strict(all[key], `${where}${key}.`) : all[key];
  },
});
export const words = (lang) => strict(tables[lang === 'en' ? 'en' : 'zh'], '');

export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
// The text alone or with a count or mark behind it ("跟进记录 3", "姓名 必填").
export const beginning = (text) => new RegExp(`^${escaped(text)}(?:\\s|$|\\d|[（(：:]|${escaped(tables.zh.common.REQUIRED)}|${escaped(tables.en.common.REQUIRED)})`);
