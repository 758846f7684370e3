// Serves a built site on this machine only, as the README asks a host to: `node tools/serve.mjs dist 8080`.
// The end-to-end tests import it; with `plain` it behaves like the simplest static host there is.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { HEADERS, cacheControl } from './policy.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

// root: the built directory; port: 0 takes a free one; base: the path the site lies under, with both slashes;
// plain: no headers of ours and no 404 page. Resolves to { url, root (settable, for deployments), close() }.
export async function serve({ root, port = 0, base = '/', plain = false }) {
  const site = { root: resolve(root) };

  async function find(pathname) { // { file } or { redirect } or nothing
    if (!pathname.startsWith(base)) return pathname + '/' === base ? { redirect: base } : undefined;
    const file = normalize(join(site.root, pathname.slice(base.length)));
    if (file !== site.root && !file.startsWith(site.root + sep)) return undefined; // …/../..
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return { file };
    if (!found?.isDirectory()) return undefined;
    if (!pathname.endsWith('/')) return { redirect: `${pathname}/` };
    const index = join(file, 'index.html');
    return (await stat(index).catch(() => undefined)) ? { file: index } : undefined;
  }

  async function respond(request, response) {
    const url = new URL(request.url, 'http://localhost');
    const found = await find(decodeURIComponent(url.pathname));
    if (found?.redirect) return response.writeHead(301, { Location: encodeURI(found.redirect) + url.search }).end();

    const file = found?.file ?? (plain ? undefined : join(site.root, '404.html'));
    const body = file && (await readFile(file).catch(() => undefined));
    if (!body) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found\n');
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', ETag: etag };
    if (!plain) Object.assign(headers, HEADERS, { 'Cache-Control': cacheControl(file) });
    if (!found) return response.writeHead(404, headers).end(body);
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end();
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.writeHead(400).end());
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  return Object.assign(site, {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  });
}

if (process.argv[1] === import.meta.filename) {
  const [root = 'dist', port = '8080'] = process.argv.slice(2);
  try {
    const { url } = await serve({ root, port: Number(port) });
    console.log(`Changliu is at ${url} (Ctrl-C ends it)`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use; choose another: PORT=8090 ./dev serve` : String(error));
    process.exit(1);
  }
}
