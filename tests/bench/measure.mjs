// One side's whole day at one size, each step as a user would do it. Answers plain numbers (ms, bytes).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PROBE = readFileSync(new URL('probe.js', import.meta.url), 'utf8');
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--enable-precise-memory-info'];
// Frames as fast as they can be made, where a few of them are measured: otherwise every time is a multiple of 16.7 ms.
// Not where work of seconds is: any movement on the page (a turning ring) would then take a processor for itself.
const FREE = ['--disable-gpu-vsync', '--disable-frame-rate-limit'];
const LONG = 10 * 60_000;

async function launch(profile, frames = []) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: [...ARGS, ...frames], viewport: { width: 1180, height: 820 },
    locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true,
  });
  await context.addInitScript(PROBE);
  const page = context.pages()[0] ?? await context.newPage();
  page.setDefaultTimeout(LONG);
  return { context, page };
}

async function memory(context, page) {
  const devtools = await context.newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
  await devtools.detach();
  return { heap, wasm: await page.evaluate(() => probe.wasmBytes()) };
}

// Types the text key by key and takes it away again; every key's time from the event to the painted rows.
async function keystrokes(page, side, text) {
  const input = page.locator(side.filter);
  await input.focus();
  await page.evaluate(() => { probe.listening = 'input'; });
  const times = [];
  const key = async (act) => { await act(); times.push(...await page.evaluate(() => probe.quiet())); };
  for (const letter of text) await key(() => page.keyboard.insertText(letter));
  const found = await page.locator(side.rows).count();
  for (const _ of text) await key(() => page.keyboard.press('Backspace'));
  await page.evaluate(() => { probe.listening = ''; });
  return { times, found };
}

async function act(page, kind, action) {
  await page.evaluate((k) => { probe.listening = k; }, kind);
  await action();
  const times = await page.evaluate(() => probe.quiet());
  await page.evaluate(() => { probe.listening = ''; });
  return times.at(-1);
}

// From the press of a button until the file that it saves is whole.
export async function saved(page, button) {
  const element = await button.elementHandle();
  const download = page.waitForEvent('download');
  const begun = performance.now();
  await element.evaluate((b) => b.click());
  await (await download).path();
  return performance.now() - begun;
}

export async function measure({ side, url, data, needle, queries, log }) {
  const profile = await mkdtemp(join(tmpdir(), 'changliu-bench-'));
  const result = {};
  const tasks = {};
  const task = async (page, name, work) => {
    await page.evaluate(() => probe.resetTasks());
    const value = await work();
    tasks[name] = Math.max(tasks[name] ?? 0, await page.evaluate(() => probe.longestTask()));
    return value;
  };
  try {
    {
      const { context, page } = await launch(profile);
      await page.goto(url + side.importPath);
      await page.locator(side.importInput).waitFor({ state: 'attached' });
      Object.assign(result, await task(page, 'import', () => side.import(page, data)));
      log(`${side.name}: imported`, result);
      await context.close();
    }
    // Twice: the first start after an import may find caches of the browser unwritten.
    for (let turn = 0; turn < 2; turn++) {
      const { context, page } = await launch(profile, FREE);
      await page.goto(url + side.listPath, { waitUntil: 'commit' });
      const started = await page.evaluate((options) => probe.start(options), { rows: side.rows, filter: side.filter, ...needle });
      tasks.start = Math.max(tasks.start ?? 0, await page.evaluate(() => probe.longestTask()));
      Object.assign(result, started);
      if (turn === 0) { await context.close(); continue; }
      log(`${side.name}: started`, started);
      await page.waitForFunction((rows) => document.querySelectorAll(rows).length > 5, side.rows);
      result.memory = await memory(context, page);
      result.disk = await page.evaluate(async () => (await navigator.storage.estimate()).usage);

      await page.evaluate((list) => probe.watchList(list), side.list);
      await task(page, 'search', async () => {
        for (const [kind, text] of queries) {
          if (side.without?.includes(kind)) continue;
          const { times, found } = await keystrokes(page, side, text);
          (result[`keys.${kind}`] ??= []).push(...times);
          if (!found) log(`${side.name}: nothing found for ${text}`);
        }
      });
      await task(page, 'sort', async () => { result.sort = await side.sort(page, act); });
      await task(page, 'filter', async () => { result.filterBy = await side.filterBy(page, act); });
      result.frames = await task(page, 'scroll', () => page.evaluate((list) => probe.fling(list), side.scroller));
      await context.close();
    }
    {
      const { context, page } = await launch(profile);
      await page.goto(url + side.listPath, { waitUntil: 'commit' });
      await page.evaluate((options) => probe.start(options), { rows: side.rows, filter: side.filter, ...needle });
      await page.waitForFunction((rows) => document.querySelectorAll(rows).length > 5, side.rows);
      await page.waitForTimeout(2_000); // what a start leaves for later is done
      await task(page, 'edit', async () => { result.edit = await side.edit(page); });
      await task(page, 'export', async () => { result.export = await side.export(page); });
      result.memoryAfter = await memory(context, page);
      await context.close();
    }
    result.tasks = tasks;
    return result;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
