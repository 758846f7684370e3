// What makes a directory of files one version of the app. tools/post_build.mjs uses it for a build, the
// end-to-end tests to make a second version out of the first.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_POLICY } from './policy.mjs';

// The worker itself and the pages for lost visitors belong to no version.
const LEFT_OUT = new Set(['sw.js', '404.html', '404.js']);

// pattern: a string, or a regular expression without the g flag
export function replaceOnce(text, pattern, replacement) {
  const result = text.replace(pattern, () => replacement); // a function, so that $ means nothing
  if (result === text) throw new Error(`not found: ${pattern}`);
  return result;
}

function hashes(dir, form) {
  return readdirSync(dir, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => !LEFT_OUT.has(path) && statSync(join(dir, path)).isFile())
    .sort()
    .map((path) => [path, createHash('sha256').update(readFileSync(join(dir, path))).digest(form)]);
}

// The name of the version: of everything in it, and of what is added to it afterwards.
export function versionOf(dir, worker) {
  return createHash('sha256').update(JSON.stringify([hashes(dir, 'hex'), PAGE_POLICY, worker])).digest('hex').slice(0, 16);
}

// Writes the service worker with the version and the list of its files, which must be final by now.
export function writeWorker(dir, worker, version) {
  // Pages are listed by their directory's address: some hosts redirect …/index.html away.
  const list = hashes(dir, 'base64').map(([path, hash]) => [path.replace(/(^|\/)index\.html$/, '$1'), `sha256-${hash}`]);
  const named = replaceOnce(worker, '__VERSION__', version);
  writeFileSync(join(dir, 'sw.js'), replaceOnce(named, '{ /* __FILES__ */ }', JSON.stringify(Object.fromEntries(list), null, 1)));
}
