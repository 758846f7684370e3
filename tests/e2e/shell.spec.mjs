// The shell around the program: installed at the first visit, alive without network, one version at a time,
// nothing foreign allowed in.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from './pages/app.mjs';
import { expectNoAxeViolations } from './support/axe.mjs';
import { DIST, expect, goOffline, installed, ready, test } from './support/test.mjs';
import { nextVersion } from './support/versions.mjs';

const ROUTES = JSON.parse(readFileSync(new URL('../../tools/routes.json', import.meta.url), 'utf8'));
const version = (page) => page.evaluate(() => window.changliuUpdate.version);
const caches = (page) => page.evaluate(async () => (await window.caches.keys()).map((name) => name.split(' ').pop()));
const checkForUpdate = (page) => page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
const marked = (page) => page.evaluate(() => { window.sameDocument = true; });
const reloaded = (page) => page.waitForFunction(() => window.changliuUpdate && !window.sameDocument);

// Everything the page loaded of the app, by the mark in the names (none for the first version).
async function filesOf(page, mark) {
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => /-[0-9a-z]+(_bg)?\.(js|css|wasm)$/.test(name)));
  expect(names.length).toBeGreaterThan(5);
  return new Set(names.map((name) => name.includes(`-${mark}`)));
}

test.describe('@once without network', () => {
  test('the first visit is enough', async ({ page, deploy }) => {
    const site = await deploy({ base: '/app/' });
    await page.goto(site.url);
    await ready(page);
    await installed(page);
    await site.close();
    await page.reload();
    await ready(page);
    await page.goto(`${site.url}customers?id=1`);
    await ready(page);
    expect(page.url()).toBe(`${site.url}customers?id=1`);
    await page.goto(`${site.url}customers/`);
    await ready(page);
    expect(page.url()).toBe(`${site.url}customers`);
    await page.goto(`${site.url}no/such/page`);
    await ready(page);
    expect(page.url()).toBe(site.url);
  });

  test('a reload with the network switched off', async ({ page }) => {
    await page.goto('./');
    await ready(page);
    await goOffline(page);
    await page.reload();
    await ready(page);
  });
});

test.describe('@once on the simplest static host', () => {
  test.use({ serviceWorkers: 'block' }); // what the host does, not what the service worker mends

  test('every route opens under a sub-path and survives a reload', async ({ page, deploy, guard }) => {
    test.slow(); // eighteen cold starts
    guard.allow(/blocked by Playwright/);
    const site = await deploy({ base: '/some/where/', plain: true });
    for (const path of ['', ...ROUTES]) {
      await page.goto(`${site.url}${path}?id=1`);
      await ready(page);
      expect(page.url()).toBe(`${site.url}${path}?id=1`);
      await page.reload();
      await ready(page);
      expect(page.url()).toBe(`${site.url}${path}?id=1`);
    }
  });

  test('an address that is no page leads back into the app', async ({ page, deploy, guard }) => {
    guard.allow(/404|MIME type|blocked by Playwright/); // the host's answer itself, and the addresses where the script does not lie
    const site = await deploy({ base: '/some/where/' });
    await page.goto(`${site.url}customers/of/long/ago?id=1`);
    await expect.poll(() => page.url()).toBe(`${site.url}customers?id=1`);
    await ready(page);
    await page.goto(`${site.url}nowhere`);
    await expect.poll(() => page.url()).toBe(site.url);
    await ready(page);
  });
});

test.describe('@once a new version', () => {
  test('waits, is applied by the user, leaves other tabs alone, and no page mixes two versions', async ({ page, context, deploy }) => {
    test.slow(); // two installations and six starts
    const site = await deploy({});
    const next = await nextVersion('feedfacefeedface');
    await page.goto(site.url);
    await ready(page);
    await installed(page);
    const other = await context.newPage();
    await other.goto(`${site.url}customers`);
    await ready(other);
    await other.evaluate(() => { addEventListener('changliu:update-applied', () => { window.applied = true; }); });
    await marked(other);

    site.root = next.dir;
    expect(await page.evaluate(() => window.changliuUpdate.ready)).toBe(false);
    const told = page.evaluate(() => new Promise((done) => addEventListener('changliu:update-ready', () => done(true))));
    await checkForUpdate(page);
    expect(await told).toBe(true);
    expect(await page.evaluate(() => window.changliuUpdate.ready)).toBe(true);

    // It waits: a reload still shows the old version, whole, though the host has only the new one.
    await page.reload();
    await ready(page);
    expect(await version(page)).toBe(next.old);
    expect(await filesOf(page, 'feedfacefeedface')).toEqual(new Set([false]));
    await expect.poll(() => page.evaluate(() => window.changliuUpdate.ready)).toBe(true);

    await marked(page);
    await page.evaluate(() => window.changliuUpdate.apply());
    await reloaded(page);
    await ready(page);
    expect(await version(page)).toBe(next.version);
    expect(await filesOf(page, 'feedfacefeedface')).toEqual(new Set([true]));

    // The other tab was told and not reloaded, and still gets the files of its own version.
    await expect.poll(() => other.evaluate(() => window.applied)).toBe(true);
    expect(await other.evaluate(() => window.sameDocument)).toBe(true);
    expect(await version(other)).toBe(next.old);
    const status = await other.evaluate(async () => (await fetch(document.querySelector('link[rel="modulepreload"]').href)).status);
    expect(status).toBe(200);
    expect((await caches(page)).sort()).toEqual([next.old, next.version].sort());

    // When no page of the old version is left, its files go.
    await other.close();
    await page.reload();
    await ready(page);
    await expect.poll(() => caches(page)).toEqual([next.version]);
    rmSync(next.dir, { recursive: true });
  });

  test('is not taken while its deployment is half done', async ({ page, deploy, guard }) => {
    guard.allow(/integrity|404|Failed to find a valid digest/i);
    const site = await deploy({});
    const next = await nextVersion('deadbeefdeadbeef');
    const boot = join(next.dir, 'boot-deadbeefdeadbeef.js');
    const whole = readFileSync(boot);
    writeFileSync(boot, '// cut short');
    await page.goto(site.url);
    await ready(page);
    await installed(page);

    site.root = next.dir;
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const worker = registration.installing;
      await new Promise((done) => { worker.addEventListener('statechange', () => worker.state === 'redundant' && done()); });
    });
    expect(await caches(page)).toEqual([next.old]);
    await page.reload();
    await ready(page);
    expect(await version(page)).toBe(next.old);

    writeFileSync(boot, whole); // the deployment goes on
    await checkForUpdate(page);
    await expect.poll(() => page.evaluate(() => window.changliuUpdate.ready)).toBe(true);
    rmSync(next.dir, { recursive: true });
  });
});

test.describe('@once the policy', () => {
  test('forbids inline script, evaluated text and foreign hosts', async ({ page, guard }) => {
    guard.allow(/Content Security Policy|TrustedScript|third party/i);
    await page.goto('./');
    await ready(page);
    const result = await page.evaluate(async () => {
      const seen = [];
      addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
      const inline = document.createElement('script');
      try { inline.textContent = 'window.ran = true'; } catch { /* Trusted Types */ }
      inline.append('window.ran = true');
      try { document.head.append(inline); } catch { /* Trusted Types */ }
      const link = document.createElement('a');
      try { link.setAttribute('onclick', 'window.ran = true'); } catch { /* Trusted Types */ }
      link.click();
      // In a task of the page's own: what DevTools evaluates directly may do more than a page.
      await new Promise((done) => setTimeout(() => {
        try { (0, eval)('window.ran = true'); } catch { done(); }
        done();
      }));
      await fetch('https://example.org/').catch(() => {});
      const image = new Image();
      image.src = 'https://example.org/a.png';
      await new Promise((done) => setTimeout(done, 300));
      return { ran: window.ran, seen };
    });
    expect(result.ran).toBeUndefined();
    expect(result.seen).toEqual(expect.arrayContaining(['connect-src', 'img-src']));
  });

  test('lets harmless markup through Trusted Types and refuses script in every disguise', async ({ page, guard }) => {
    guard.allow(/TrustedHTML|TrustedScript|trusted type|Content Security Policy/i);
    await page.goto('./');
    await ready(page);
    const tried = (list) => page.evaluate((list) => list.map((html) => {
      try { document.createElement('template').innerHTML = html; return true; } catch { return false; }
    }), list);
    const harmless = ['<p class="a">one <b>two</b></p>', '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', '<a href="customers?id=a:b">x</a>', '<a href="tel:123">x</a>', '<input type="checkbox" checked>', ''];
    expect(await tried(harmless)).toEqual(harmless.map(() => true));
    const hostile = ['<script>1</script>', '<img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>', '<a href=" java\nscript:alert(1)">x</a>',
      '<svg><a xlink:href="javascript:1"><text>x</text></a></svg>', '<svg onload=1>', '<iframe srcdoc="<script>1</script>"></iframe>', '<object data="x"></object>', '<embed src="x">',
      '<base href="//example.org/">', '<meta http-equiv="refresh" content="0;url=//example.org">', '<link rel="stylesheet" href="//example.org">', '<style>*{}</style>',
      '<math><mtext><mglyph><style><img src=x onerror=1></style></mglyph></mtext></math>', '<svg><animate attributeName="href" to="javascript:1"/></svg>', '<form action="javascript:1"></form>', '<a href="data:text/html,x">x</a>'];
    expect(await tried(hostile)).toEqual(hostile.map(() => false));
    const scripts = await page.evaluate(() => ['https://example.org/x.js', 'other.js', 'data:text/javascript,1'].map((url) => {
      try { document.createElement('script').src = url; return true; } catch { return false; }
    }));
    expect(scripts).toEqual([false, false, false]);
  });

  test('stands in the page itself, and the server sends it too', async ({ page, request }) => {
    const response = await page.goto('./');
    const inPage = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(inPage).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'");
    expect(inPage).not.toContain('unsafe-inline');
    expect(response.headers()['content-security-policy']).toContain(inPage);
    expect(response.headers()['x-content-type-options']).toBe('nosniff');
    expect(response.headers()['cache-control']).toBe('no-cache');
    const script = await page.locator('script[src*="boot-"]').getAttribute('src');
    expect((await request.get(script)).headers()['cache-control']).toContain('immutable');
    await ready(page);
  });
});

test('@once the app can be installed', async ({ page, context, request }) => {
  await page.goto('./');
  await ready(page);
  await installed(page);
  const browser = await context.newCDPSession(page);
  const { data, errors } = await browser.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  const manifest = JSON.parse(data); // without an id: it is start_url then, also under a sub-path
  expect(manifest).toMatchObject({ name: '长流 Changliu', lang: 'zh-Hans', display: 'standalone', start_url: './', scope: './' });
  for (const { src, type, sizes } of manifest.icons) {
    const icon = await request.get(src);
    expect(icon.status()).toBe(200);
    expect(icon.headers()['content-type']).toBe(type);
    if (type !== 'image/png') continue;
    const png = await icon.body(); // width and height stand at fixed places in a PNG
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
  for (const { url } of manifest.shortcuts) expect((await request.get(url)).status()).toBe(200);
});

test.describe('@once before the program runs', () => {
  test('language and theme are as they were left', async ({ page }) => {
    await page.goto('./');
    await page.evaluate(() => { localStorage.setItem('changliu.lang', 'en'); localStorage.setItem('changliu.theme', 'dark'); });
    let first;
    await page.exposeFunction('report', (value) => { first ??= value; });
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        window.report([document.documentElement.lang, document.documentElement.dataset.theme]);
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    await ready(page);
    expect(first).toEqual(['en', 'dark']);
  });

  for (const [what, break_, message] of [
    ['a file that does not arrive', (page) => page.route(/_bg\.wasm/, (route) => route.fulfill({ status: 404, body: '' })), 'Some files did not arrive'],
    ['a program that cannot be read', (page) => page.route(/_bg\.wasm/, (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body: 'no' })), 'too old'],
    ['a browser without WebAssembly', (page) => page.addInitScript(() => { delete window.WebAssembly; }), 'too old'],
    ['a start script that does not arrive', (page) => page.route(/boot-.*\.js/, (route) => route.abort()), 'Some files did not arrive'],
  ]) {
    test(`${what} is told, in both languages, with the data safe`, async ({ page, guard }) => {
      guard.allow(/./);
      await break_(page);
      await page.goto('./');
      const told = page.locator('#boot[role="alert"]');
      await expect(told).toContainText(message);
      await expect(told).toContainText('Your data is untouched');
      await expect(told).toContainText('数据没有动');
      await expect(told.getByRole('button')).toBeVisible();
      await expectNoAxeViolations(page, { include: '#boot' });
    });
  }
});

test.describe('@once a part of the program that does not arrive', () => {
  test.use({ serviceWorkers: 'block' }); // it would have fetched all parts by then
  test('is said so where it was wanted, and comes when tried again', async ({ page, guard, lang }) => {
    const app = new App(page, lang);
    guard.allow(/404|WebAssembly|MIME|registration blocked/i);
    await app.open();
    await page.route(/split_settings-/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByRole('navigation', { name: app.say.shell.NAVIGATION }).getByRole('link', { name: app.say.shell.SETTINGS }).click();
    const main = page.locator('main');
    await expect(main).toContainText(app.say.errors.PART_MISSING);
    await expect(main).toContainText(app.say.errors.PART_MISSING_SAFE);
    await page.unroute(/split_settings-/);
    await app.button(app.say.common.RETRY).click();
    await app.ready();
    await expect(app.heading).toHaveText(app.say.shell.SETTINGS);
  });
});

test('@once nothing is loaded from elsewhere', async ({ page, site }) => {
  const urls = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.goto('./');
  await ready(page);
  await installed(page);
  expect(urls.filter((url) => !url.startsWith(site.url))).toEqual([]);
  expect(readFileSync(join(DIST, 'index.html'), 'utf8')).not.toMatch(/(?:src|href)="?(?:https?:)?\/\//);
});
