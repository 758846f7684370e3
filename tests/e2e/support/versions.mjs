// A second version of the app, made out of the built one: every hashed file under a new name, so that a page
// which mixes the two versions is seen to.
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionOf, writeWorker } from '../../../tools/release.mjs';
import { DIST } from './test.mjs';

const WORKER = readFileSync(new URL('../../../public/sw.js', import.meta.url), 'utf8');
const HASHED = /-([0-9a-f]{10,16})((?:_bg)?\.(?:js|css|wasm))$/;

export async function nextVersion(mark) {
  const dir = await mkdtemp(join(tmpdir(), 'changliu-version-'));
  cpSync(DIST, dir, { recursive: true });
  const renamed = readdirSync(dir).filter((name) => HASHED.test(name)).map((name) => [name, name.replace(HASHED, `-${mark}$2`)]);
  for (const [from, to] of renamed) renameSync(join(dir, from), join(dir, to));
  // Pages name the files, and the program's scripts its parts.
  const naming = readdirSync(dir, { recursive: true }).map(String).filter((name) => name.endsWith('index.html') || /^(changliu|parts)-.*\.js$/.test(name));
  const old = /name="?changliu-version"? content="?(\w+)/.exec(readFileSync(join(dir, 'index.html'), 'utf8'))[1];
  const version = versionOf(dir, WORKER);
  for (const name of naming) {
    const text = renamed.reduce((page, [from, to]) => page.replaceAll(from, to), readFileSync(join(dir, name), 'utf8'));
    writeFileSync(join(dir, name), text.replaceAll(old, version));
  }
  writeWorker(dir, WORKER, version);
  return { dir, version, old };
}
