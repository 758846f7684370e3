// Trunk's post_build hook: makes the relocatable site out of trunk's output.
//   every build:  public/ copied, one copy of index.html per route
//   release:      the policy and the version in the page, the file list with hashes in the service worker
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_POLICY } from './policy.mjs';

const { TRUNK_STAGING_DIR: OUT, TRUNK_SOURCE_DIR: SOURCE, TRUNK_PROFILE } = process.env;
const release = TRUNK_PROFILE === 'release';
const routes = JSON.parse(readFileSync(join(SOURCE, 'tools/routes.json'), 'utf8'));

const out = (path) => join(OUT, path);
const read = (path) => readFileSync(out(path), 'utf8');
const sha256 = (data, form) => createHash('sha256').update(data).digest(form);

function replaceOnce(text, pattern, replacement, what) {
  const found = text.match(pattern);
  if (!found) throw new Error(`post_build: ${what} not found`);
  return text.slice(0, found.index) + replacement(found[0]) + text.slice(found.index + found[0].length);
}

// public/ as it is, but for what index.html names: trunk has put those under hashed names.
const taken = new Set(readFileSync(join(SOURCE, 'index.html'), 'utf8').match(/public\/[^"]+/g));
for (const entry of readdirSync(join(SOURCE, 'public'))) {
  if (!taken.has(`public/${entry}`)) cpSync(join(SOURCE, 'public', entry), out(entry), { recursive: true });
}
writeFileSync(out('404.js'), replaceOnce(read('404.js'), "['__ROUTES__']", () => JSON.stringify(routes), 'the routes of 404.js'));

// All files a version consists of; the worker itself and the pages for lost visitors are not among them.
const LEFT_OUT = new Set(['sw.js', '404.html', '404.js']);
function files() {
  return readdirSync(OUT, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => !LEFT_OUT.has(path) && statSync(out(path)).isFile())
    .sort();
}

let page = read('index.html');
let version;
if (release) {
  const parts = files().map((path) => `${path} ${sha256(readFileSync(out(path)), 'hex')}`);
  version = sha256([...parts, PAGE_POLICY, read('sw.js')].join('\n'), 'hex').slice(0, 16);
  // The policy governs only what comes after it, so it stands right behind the charset.
  page = replaceOnce(page, /<meta charset="?utf-8"?>/i, (charset) =>
    `${charset}<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}"><meta name="changliu-version" content="${version}">`, 'the charset');
}
writeFileSync(out('index.html'), page);
for (const route of routes) {
  mkdirSync(out(route), { recursive: true });
  writeFileSync(out(`${route}/index.html`), replaceOnce(page, /<base href="?\.\/"?>/, () => '<base href="../">', 'the base'));
}

if (release) {
  // Pages are fetched by their directory's address: some hosts redirect …/index.html away.
  const list = files().map((path) => [path.replace(/(^|\/)index\.html$/, '$1'), `sha256-${sha256(readFileSync(out(path)), 'base64')}`]);
  let worker = replaceOnce(read('sw.js'), '__VERSION__', () => version, "the worker's version");
  worker = replaceOnce(worker, /\{ \/\* __FILES__ \*\/ \}/, () => JSON.stringify(Object.fromEntries(list), null, 1), "the worker's file list");
  writeFileSync(out('sw.js'), worker);
} else {
  rmSync(out('sw.js')); // a debug build has no service worker: it would keep old files
}
