// ./dev bench: the app's release build against Dexie + MiniSearch, the same data, one machine, one run.
//   ./dev bench                     1,000, 10,000 and 100,000 customers
//   ./dev bench --sizes 1000,10000 --rounds 1 --only ours|peer
import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { serve } from '../../tools/serve.mjs';
import { customers, write } from '../data/customers.mjs';
import { measure } from './measure.mjs';
import { ours } from './ours.mjs';
import { peer } from './peer.mjs';
import { servePeer } from './server.mjs';
import { report, summary } from './report.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values: options } = parseArgs({ options: {
  sizes: { type: 'string', default: '1000,10000,100000' }, rounds: { type: 'string' }, only: { type: 'string' },
  dist: { type: 'string', default: here('../../dist') }, out: { type: 'string', default: here('results') },
} });
const sizes = options.sizes.split(',').map(Number);
const roundsFor = (size) => Number(options.rounds ?? (size >= 100_000 ? 2 : 3));
const log = (...words) => console.log(new Date().toISOString().slice(11, 19), ...words);

// Somebody far from the list's start, found by a number that nobody else has; and what is typed, of people in the data.
function taken(size) {
  const people = [...customers(size)].filter((c) => c.kind === 'person');
  const at = (share) => people[Math.floor((people.length - 1) * share)];
  const number = (c) => c.phones[0].number.replaceAll(' ', '');
  return {
    needle: { needle: number(at(1)), expect: at(1).name },
    queries: [
      ['substring', at(0.5).name], ['substring', '物流有限'], ['substring', '三点以后打电话'], ['substring', '讲究交期'],
      ['pinyin', 'zhang'], ['pinyin', 'ouyang'], ['initials', 'lx'], ['initials', 'wm'],
      ['digits', number(at(0.3)).slice(0, 7)], ['digits', number(at(0.7)).slice(-8)],
    ],
  };
}

await mkdir(here('../../target/bench'), { recursive: true });
const site = await serve({ root: options.dist });
const other = await servePeer();
const sides = [[ours, site.url], [peer, other.url]].filter(([side]) => !options.only || (side === ours) === (options.only === 'ours'));
const all = {};
for (const size of sizes) {
  const data = here(`../../target/bench/customers-${size}.json`);
  if (!existsSync(data)) await write(data, size);
  const { needle, queries } = taken(size);
  all[size] = { ours: [], peer: [] };
  for (let round = 0; round < roundsFor(size); round++) {
    for (const [side, url] of round % 2 ? sides.toReversed() : sides) { // the order alternates
      log(`${size}, round ${round + 1}: ${side.name}`);
      all[size][side === ours ? 'ours' : 'peer'].push(await measure({ side, url, data, needle, queries, log }));
    }
  }
}
await site.close();
other.close();
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const machine = { cpu: cpus()[0].model, cores: cpus().length, memory: totalmem(), browser: browser.version(), on: new Date().toISOString().slice(0, 10) };
await browser.close();
const table = summary(all);
await writeFile(`${options.out}.json`, `${JSON.stringify({ machine, rounds: Object.fromEntries(sizes.map((s) => [s, roundsFor(s)])), table }, null, 1)}\n`);
await writeFile(`${options.out}.md`, report({ machine, sizes, roundsFor, table }));
log(`written to ${options.out}.md`);
