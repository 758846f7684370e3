// The browser's processes are killed at random moments. What was called saved is there; an import is there or is not.
// 30 kills while writing and 24 while importing, each followed by a start that looks at everything.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { serve } from '../../tools/serve.mjs';
import { DIST } from '../e2e/support/test.mjs';
import { CustomersPage } from '../e2e/pages/customers.mjs';
import { DataPage } from '../e2e/pages/data.mjs';
import { beside, dump, expectSound, records, write as writeTo } from '../e2e/pages/database.mjs';
import { random } from '../data/random.mjs';
import { backup } from '../data/customers.mjs';
import { start } from './browser.mjs';

const WRITERS = 2, KILLS_WRITING = 15; // 30
const IMPORTERS = 4, KILLS_IMPORTING = 6; // 24, each beginning with little data
const RECORDS = 5_000, LET_THROUGH = 2;
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

const test = base.extend({
  site: async ({}, use) => { const site = await serve({ root: DIST }); await use(site); await site.close(); },
  profile: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'changliu-kill-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  },
});

// The directory as stored is what a new one made from the blocks would be.
async function expectDirectoryTrue(browser, site) {
  const script = await beside(browser.context, site.url);
  const before = await dump(script, ['blocks', 'directory']);
  await browser.page.goto('about:blank');
  await writeTo(script, [['directory', null]]);
  await new CustomersPage(browser.page, 'zh', site.url).open();
  await expect.poll(async () => (await dump(script, ['directory'])).directory.length, { timeout: 30_000 }).toBe(before.directory.length);
  expect((await dump(script, ['directory'])).directory).toEqual(before.directory);
  await script.close();
}

for (let run = 1; run <= WRITERS; run++) {
  test(`@once killed ${KILLS_WRITING} times while log entries are being written (${run})`, async ({ site, profile }) => {
    test.setTimeout(300_000);
    const r = random(1_000 + run);
    const said = []; // what the page showed as saved, in this process, which survives
    let id;
    for (let kill = 0; kill <= KILLS_WRITING; kill++) {
      const browser = await start(profile);
      const customers = new CustomersPage(browser.page, 'zh', site.url);
      await browser.page.exposeBinding('acknowledged', (_, text) => { said.push(text); });
      if (!id) {
        await customers.open();
        const form = await customers.create();
        await form.name.fill('反复写的人');
        await form.save();
        id = new URL(browser.page.url()).searchParams.get('id');
        expect(id).toBeTruthy();
      } else {
        await customers.open(`?id=${id}`);
        const script = await beside(browser.context, site.url);
        const all = await dump(script);
        await script.close();
        expectSound(all);
        const there = records(all).logs.map(({ record }) => record.text);
        expect(said.filter((text) => !there.includes(text)), `kill ${kill}: acknowledged and gone`).toEqual([]);
        expect(new Set(there).size, `kill ${kill}: nothing twice`).toBe(there.length);
      }
      if (kill === KILLS_WRITING) {
        await expectDirectoryTrue(browser, site);
        await browser.kill();
        break;
      }
      const before = said.length;
      const writing = customers.keepWriting(`第${kill}回`).catch(() => {}); // ends with the browser
      await expect.poll(() => said.length, { timeout: 20_000 }).toBeGreaterThan(before);
      await sleep(r.between(0, 400));
      await browser.kill();
      await writing;
    }
    expect(said.length).toBeGreaterThanOrEqual(KILLS_WRITING);
  });
}

for (let run = 1; run <= IMPORTERS; run++) {
  test(`@once killed ${KILLS_IMPORTING} times while ${RECORDS} records are being imported (${run})`, async ({ site, profile }) => {
    test.setTimeout(300_000);
    const r = random(2_000 + run);
    const file = (n) => join(profile, `import-${n}.json`);
    const length = (all) => records(all).customers.length;
    let have = 0; // what a kill may leave: all of this …
    let wanted = 0; // … or this and the file
    let takes; // how long an import takes: one into nothing and one beside others are let through to learn it
    let whole = 0, none = 0;
    for (let kill = 0; kill <= KILLS_IMPORTING + LET_THROUGH; kill++) {
      const browser = await start(profile);
      const data = new DataPage(browser.page, 'zh', site.url);
      await data.open();
      const script = await beside(browser.context, site.url);
      const all = await dump(script);
      await script.close();
      expectSound(all);
      expect([have, wanted], `kill ${kill}: all of the file or nothing`).toContain(length(all));
      if (kill > LET_THROUGH) { if (length(all) === have && wanted !== have) none++; else whole++; }
      have = length(all);
      if (kill === KILLS_IMPORTING + LET_THROUGH) {
        await expectDirectoryTrue(browser, site);
        await browser.kill();
        break;
      }
      // Other people each time, beside those that are there already.
      await writeFile(file(kill), [...backup(RECORDS, { seed: run * 1_000 + kill })].join(''));
      await data.choose(file(kill));
      await data.planned();
      const begun = performance.now();
      await data.confirm();
      wanted = have + RECORDS;
      const finished = data.imported().then(() => { takes = performance.now() - begun; }, () => {});
      // Every second kill well inside it, the others around its end, where it takes effect: later than what was learned,
      // as each import takes longer than the one before. On a quick machine those all come too late, which is no fault.
      const share = kill % 2 ? r.next() * 0.8 : 1 + r.next() * 0.6;
      await (kill < LET_THROUGH ? finished : Promise.race([finished, sleep(share * takes)]));
      await browser.kill();
      await finished;
    }
    expect(none, 'some kills fell into an import').toBeGreaterThan(0);
    console.log(`imports: ${whole} whole, ${none} not at all, about ${Math.round(takes)} ms each`);
  });
}
