// Trunk's post_build hook: makes the relocatable site out of trunk's output.
//   every build:  public/ copied, one copy of index.html per route
//   release:      the policy and the version in the page, the file list with hashes in the service worker
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PAGE_POLICY } from './policy.mjs';
import { replaceOnce, versionOf, writeWorker } from './release.mjs';

const { TRUNK_STAGING_DIR: OUT, TRUNK_SOURCE_DIR: SOURCE, TRUNK_PROFILE, PARTS } = process.env;
const out = (path) => join(OUT, path);
const source = (path) => join(SOURCE, path);
const read = (path) => readFileSync(path, 'utf8');
const routes = JSON.parse(read(source('tools/routes.json')));

// public/ as it is, but for what index.html names: trunk has put those under hashed names.
const taken = new Set(read(source('index.html')).match(/public\/[^"]+/g));
for (const entry of readdirSync(source('public'))) {
  // The course's words wait for the pages that show them: until then nobody need load them.
  if (entry !== 'course' && !taken.has(`public/${entry}`)) cpSync(source(`public/${entry}`), out(entry), { recursive: true });
}
writeFileSync(out('404.js'), replaceOnce(read(out('404.js')), "['__ROUTES__']", JSON.stringify(routes)));

// The parts that tools/split/wasm-bindgen took off the program, under names with its hash. Returns the page that
// loads what links them together.
function placeParts(page) {
  const glue = page.match(/changliu-([0-9a-f]+)\.js/);
  const [program, hash] = glue;
  const linker = `parts-${hash}.js`;
  let link = replaceOnce(read(join(PARTS, '__wasm_split.js')), './changliu.js', `./${program}`);
  for (const part of readdirSync(PARTS).filter((name) => name.endsWith('.wasm'))) {
    const name = `${basename(part, '.wasm')}-${hash}.wasm`;
    copyFileSync(join(PARTS, part), out(name));
    link = replaceOnce(link, `"./${part}"`, `"./${name}"`);
  }
  writeFileSync(out(linker), link);
  writeFileSync(out(program), read(out(program)).replace(/(from\s*")\.\/__wasm_split\.js"/g, `$1./${linker}"`));
  const preload = page.match(/<link [^>]*modulepreload[^>]*>/)[0];
  return replaceOnce(page, preload, preload + preload.replace(program, linker));
}

function writePages(page) {
  writeFileSync(out('index.html'), page);
  for (const route of routes) {
    mkdirSync(out(route), { recursive: true });
    writeFileSync(out(`${route}/index.html`), replaceOnce(page, /<base href="?\.\/"?>/, '<base href="../">'));
  }
}

const page = PARTS ? placeParts(read(out('index.html'))) : read(out('index.html'));
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
