// The service worker: keeps one whole version of the app and serves it, with or without network.
//
// - Every file of a version is fetched at installation with its hash (`integrity`), into a cache of its own. One
//   that fails or differs fails the installation, so a deployment half done is never kept.
// - A new version waits until the user says so (public/update.js) or no page is open.
// - A page that was opened with an older version still gets that version's files: their cache stays until no
//   page of that version answers any more.
'use strict';
// tools/post_build.mjs fills in both: version, and path → hash. A path that ends in / is a page.
const VERSION = '__VERSION__';
const FILES = new Map(Object.entries({ /* __FILES__ */ }));

const SCOPE = self.registration.scope;
// Caches belong to the whole origin, where a second copy of the app may live under another path.
const PREFIX = `changliu ${new URL(SCOPE).pathname} `;
const CACHE = PREFIX + VERSION;
const address = (path) => new URL(path, SCOPE).href;

async function fetchInto(cache, path, integrity) {
  // no-cache: the browser may use its copy only after asking the server whether it is still right
  const response = await fetch(address(path), { integrity, cache: 'no-cache', credentials: 'same-origin' });
  if (!response.ok) throw new TypeError(`${response.status} ${path}`);
  // A page may not be answered with a response that was redirected, so a redirected one is made anew.
  const { status, headers } = response;
  await cache.put(address(path), response.redirected ? new Response(await response.blob(), { status, headers }) : response);
}

async function install() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...FILES].map(([path, integrity]) => fetchInto(cache, path, integrity)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

function versionOf(client) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    setTimeout(answer, 3000); // frozen or still loading
    client.postMessage('VERSION?', [port2]);
  });
}

async function cleanUp() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  // A version that is being installed or waits has its cache already.
  if (old.length === 0 || self.registration.installing || self.registration.waiting) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const versions = await Promise.all(pages.filter((page) => page.url.startsWith(SCOPE)).map(versionOf));
  if (versions.includes(undefined)) return; // a page that does not answer may be of any version
  await Promise.all(old.filter((name) => !versions.includes(name.slice(PREFIX.length))).map((name) => caches.delete(name)));
}

// Which file answers the address of a page; undefined where there is none.
function pageFor(path) {
  if (FILES.has(path)) return path;
  if (path === 'index.html') return '';
  // Without the slash relative links start at the app's root, so its page fits, not the copy one level down.
  return FILES.has(`${path}/`) ? '' : undefined;
}

async function answer(request) {
  let path = new URL(request.url).pathname.slice(new URL(SCOPE).pathname.length);
  if (request.mode === 'navigate') {
    path = pageFor(path);
    if (path === undefined) return Response.redirect(SCOPE);
  }
  const own = FILES.has(path) && (await (await caches.open(CACHE)).match(address(path)));
  if (own) return own;
  for (const name of await caches.keys()) { // a page of an older version, asking for its own files
    const older = name.startsWith(PREFIX) && (await (await caches.open(name)).match(address(path)));
    if (older) return older;
  }
  return fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim()); // the very first page is served from here on, too
});
self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (event.data === 'CLEAN_UP') event.waitUntil(cleanUp());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(SCOPE)) event.respondWith(answer(request));
});
