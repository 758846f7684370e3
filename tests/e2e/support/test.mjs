// The `test` every spec uses: a server with the release build, a language, and a guard that fails the test on
// a console error or warning, an uncaught error, a breach of the policy or a request to another origin.
import { test as base, expect } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../tools/serve.mjs';
import { Guard } from './guard.mjs';

export { expect };
export const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

export const test = base.extend({
  lang: ['zh', { option: true }],
  device: ['tablet-landscape', { option: true }],

  // One server for all tests of a worker; a test that stops or changes its server makes its own with `deploy`.
  site: [async ({}, use) => {
    const site = await serve({ root: DIST });
    await use(site);
    await site.close();
  }, { scope: 'worker' }],
  baseURL: async ({ site }, use) => use(site.url),

  guard: [async ({ context, site }, use) => {
    const guard = new Guard();
    guard.home(site.url);
    guard.watch(context);
    await use(guard);
    expect(guard.problems, 'messages, errors and requests that must not be').toEqual([]);
  }, { auto: true }],

  // deploy(options of serve()) → a server of this test's own, closed after it.
  deploy: async ({ guard }, use) => {
    const sites = [];
    await use(async (options) => {
      const site = await serve({ root: DIST, ...options });
      sites.push(site);
      guard.home(site.url);
      return site;
    });
    await Promise.all(sites.map((site) => site.close()));
  },
});

// The waiting page is gone and the program has drawn something.
export async function ready(page) {
  await expect(page.locator('#boot')).toHaveCount(0);
  await expect(page.locator('#app > *').first()).toBeAttached();
}

// From here on the page can live without a network.
export async function installed(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

// Cuts the network of every page; the service worker goes on serving. (Its own requests are not cut: a test
// about them closes its server.)
export async function goOffline(page) {
  await installed(page);
  await page.context().setOffline(true);
}
