// Trunk's post_build hook: makes the relocatable site out of trunk's output.
//   every build:  public/ copied, one copy of index.html per route
//   release:      the policy and the version in the page, the file list with hashes in the service worker
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_POLICY } from './policy.mjs';
import { replaceOnce, versionOf, writeWorker } from './release.mjs';

const { TRUNK_STAGING_DIR: OUT, TRUNK_SOURCE_DIR: SOURCE, TRUNK_PROFILE } = process.env;
const out = (path) => join(OUT, path);
const source = (path) => join(SOURCE, path);
const read = (path) => readFileSync(path, 'utf8');
const routes = JSON.parse(read(source('tools/routes.json')));

// public/ as it is, but for what index.html names: trunk has put those under hashed names.
const taken = new Set(read(source('index.html')).match(/public\/[^"]+/g));
for (const entry of readdirSync(source('public'))) {
  if (!taken.has(`public/${entry}`)) cpSync(source(`public/${entry}`), out(entry), { recursive: true });
}
writeFileSync(out('404.js'), replaceOnce(read(out('404.js')), "['__ROUTES__']", JSON.stringify(routes)));

function writePages(page) {
  writeFileSync(out('index.html'), page);
  for (const route of routes) {
    mkdirSync(out(route), { recursive: true });
    writeFileSync(out(`${route}/index.html`), replaceOnce(page, /<base href="?\.\/"?>/, '<base href="../">'));
  }
}

const page = read(out('index.html'));
if (TRUNK_PROFILE === 'release') {
  const worker = read(source('public/sw.js'));
  const version = versionOf(OUT, worker);
  // The policy governs only what comes after it, so it stands right behind the charset.
  const charset = /<meta charset="?utf-8"?>/i;
  writePages(replaceOnce(page, charset,
    `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}"><meta name="changliu-version" content="${version}">`));
  writeWorker(OUT, worker, version);
} else {
  writePages(page);
  rmSync(out('sw.js')); // a debug build has no service worker: it would keep old files
}
