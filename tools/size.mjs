// What a first visit loads, by kind of file, raw and as brotli 11; and the parts of the program that are loaded when
// they are first used. Fails where the first load is above the limit. `node tools/size.mjs dist`
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const LIMIT = 400; // KB, brotli: wasm + JS + CSS
const root = process.argv[2] ?? 'dist';
const page = readFileSync(join(root, 'index.html'), 'utf8');
const PARTS = { '.wasm': 'wasm', '.js': 'JS', '.css': 'CSS', '.html': 'html' };

const brotli = (data) => brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length } }).length;
const names = new Set(['index.html', ...[...page.matchAll(/(?:src|href)="?(?:\.\/)?([^"\s>]+\.(?:js|css|wasm))"?/g)].map((m) => m[1])]);
const sums = new Map(Object.values(PARTS).map((part) => [part, { raw: 0, packed: 0 }]));
for (const name of names) {
  const data = readFileSync(join(root, name));
  const sum = sums.get(PARTS[extname(name)]);
  sum.raw += data.length;
  sum.packed += brotli(data);
}

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
console.log(`${'first load'.padEnd(12)}${'raw KB'.padStart(9)}${'brotli KB'.padStart(11)}`);
for (const [part, { raw, packed }] of sums) console.log(`${part.padEnd(12)}${kb(raw)}${kb(packed).padStart(11)}`);
const counted = ['wasm', 'JS', 'CSS'].map((part) => sums.get(part));
const total = counted.reduce((sum, { packed }) => sum + packed, 0);
console.log(`${'total'.padEnd(12)}${kb(counted.reduce((sum, { raw }) => sum + raw, 0))}${kb(total).padStart(11)}  wasm + JS + CSS, limit ${LIMIT} KB`);

// tools/post_build.mjs names them: what belongs to one part of the program, and what several share.
const parts = readdirSync(root).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name)).map((name) => {
  const data = readFileSync(join(root, name));
  return { name: name.match(/^split_(\w+)-/)?.[1] ?? 'shared', raw: data.length, packed: brotli(data) };
});
const later = (names, of) => console.log(`${`+ ${names}`.padEnd(12)}${kb(of.reduce((sum, p) => sum + p.raw, 0))}${kb(of.reduce((sum, p) => sum + p.packed, 0)).padStart(11)}  when first used`);
for (const part of parts.filter((p) => p.name !== 'shared')) later(part.name, [part]);
later('shared', parts.filter((p) => p.name === 'shared'));

if (total > LIMIT * 1000) {
  console.error(`The first load has grown above ${LIMIT} KB.`);
  process.exit(1);
}
