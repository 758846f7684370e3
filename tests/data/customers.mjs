// Writes a backup file of `count` seeded customers of about 1 KB each, in the app's own order and spelling, so
// that importing it and exporting again gives the same file: `node tests/data/customers.mjs 1000 out.json`
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { random } from './random.mjs';
import * as words from './words.mjs';

const START = Date.UTC(2025, 0, 6, 1);
const STEP = 311_000; // between two customers
const iso = (ms) => new Date(ms).toISOString();
const day = (ms) => iso(ms).slice(0, 10);
const uuid = (ms, r) => {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${r.hex(3)}-${r.pick('89ab')}${r.hex(3)}-${r.hex(12)}`;
};
export const DEVICE = '0194381a-7000-7000-8000-00000000b0b1';

function notes(r, bytes) {
  const said = [];
  for (let left = bytes; left > 0; left -= 60) said.push(r.pick(words.SENTENCES));
  return said.join('');
}

export function* customers(count, seed = 20261121) {
  const r = random(seed);
  const organisations = [];
  for (let i = 0; i < count; i++) {
    const at = START + i * STEP;
    const id = uuid(at, r);
    const common = { id, created_at: iso(at), updated_at: iso(at + r.below(86_400_000)), device: DEVICE };
    const [city, region] = r.pick(words.CITIES);
    const [industry, short] = r.pick(words.TRADES);
    const mobile = () => `1${r.pick(['38', '39', '50', '58', '86', '77', '31'])} ${r.digits(4)} ${r.digits(4)}`;
    const work = () => `0${r.between(21, 99)}${r.below(10)}-${r.digits(4)} ${r.digits(4)}`;
    const classed = {
      size: r.pick(['micro', 'small', 'medium', 'large']), region,
      stage: r.pick(['potential', 'potential', 'new', 'established', 'established', 'loyal']),
      stage_since: day(at + r.below(300) * 86_400_000),
      ...(r.chance(0.5) && { trade: r.pick(['former', 'current', 'upcoming']) }),
      ...(r.chance(0.7) && { standing: r.pick(['major', 'regular', 'occasional']) }),
      source: r.pick(['conversation', 'research', 'event', 'referral', 'public', 'inbound']),
    };
    const tags = [...new Set(Array.from({ length: r.between(1, 3) }, () => r.pick(words.TAGS)))];
    const address = () => ({ kind: 'work', text: `${city}市${r.pick(words.STREETS)}${r.between(1, 999)}号${r.between(1, 20)}栋${r.between(101, 2505)}室` });
    const fact = () => ({ about: r.pick(words.FACTS), source: r.pick(['conversation', 'public', 'referral']), learned_on: day(at) });
    if (organisations.length === 0 || r.chance(0.2)) {
      const brand = r.pick(words.BRANDS) + r.pick(words.BRANDS);
      yield {
        ...common, kind: 'organisation', name: `${city}${brand}${short}${r.pick(words.FORMS)}`, alias: `${brand}${short}`,
        industry, nature: r.pick(['company', 'company', 'individual', 'government']), ...classed,
        phones: [{ kind: 'work', number: work() }, { kind: 'fax', number: work() }],
        emails: [{ kind: 'work', address: `office${i}@example.com` }],
        website: `https://example.com/${i}`, addresses: [address()],
        dates: [{ label: '成立纪念日', day: `${r.between(1985, 2020)}-0${r.between(1, 9)}-${r.between(10, 28)}`, yearly: true }],
        tags, notes: notes(r, 250), facts: [fact()],
      };
      organisations.push(id);
      continue;
    }
    const given = r.pick(words.GIVEN) + (r.chance(0.8) ? r.pick(words.GIVEN) : '');
    yield {
      ...common, kind: 'person', name: r.pick(words.SURNAMES) + given,
      organisation: r.pick(organisations), department: r.pick(words.DEPARTMENTS), title: r.pick(words.TITLES),
      gender: r.pick(['female', 'male']), industry, nature: 'individual', ...classed,
      phones: [{ kind: 'mobile', number: mobile() }, ...(r.chance(0.4) ? [{ kind: 'work', number: work() }] : [])],
      emails: [{ kind: 'work', address: `person${i}@example.com` }], wechat: `wx_${r.hex(8)}`, addresses: [address()],
      birthday: `${r.between(1958, 2003)}-0${r.between(1, 9)}-${r.between(10, 28)}`,
      family: [{ relation: r.pick(words.RELATIONS), name: r.pick(words.SURNAMES) + r.pick(words.GIVEN) }],
      interests: [((pair) => ({ kind: pair[0], text: pair[1] }))(r.pick(words.INTERESTS))],
      tags, notes: notes(r, 250),
    };
  }
}

// The file's text piece by piece. `alter` may change each customer before it is written.
export function* backup(count, { seed, exportedAt = '2026-11-21T00:00:00.000Z', alter = (c) => c } = {}) {
  yield `{"format":"changliu","version":1,"exported_at":"${exportedAt}","counts":{"customers":${count},"logs":0,"actions":0,"history":0},\n"customers":[`;
  let piece = '', first = true;
  for (const customer of customers(count, seed)) {
    piece += `${first ? '' : ','}\n${JSON.stringify(alter(customer))}`;
    first = false;
    if (piece.length > 1 << 20) { yield piece; piece = ''; }
  }
  yield `${piece}${count ? '\n' : ''}],\n"logs":[],\n"actions":[],\n"history":[],\n"unreadable":[]}\n`;
}

export async function write(path, count, options) {
  const out = createWriteStream(path);
  for (const piece of backup(count, options)) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}

if (process.argv[1] === import.meta.filename) {
  const [count = '1000', path = 'customers.json'] = process.argv.slice(2);
  await write(path, Number(count));
}
