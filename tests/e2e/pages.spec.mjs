// Every page as it must be for everyone: readable by all, in every language, on every screen, by keyboard alone.
import { expect, make, test } from './pages/stories.mjs';
import { expectNoAxeViolations } from './support/axe.mjs';

const company = make.organisation('衡信机电（苏州）有限公司', { alias: '衡信机电', industry: '机电' });
const zhou = make.person('周明远', { organisation: company.id, title: '总经理', stage: 'established', standing: 'major', phones: [{ kind: 'mobile', number: '138 0512 7736' }], birthday: '1980-11-28', tags: ['茶友', '重点'], notes: '女儿明年高考' });
const content = {
  customers: [company, zhou, make.person('何秀兰'), make.person('Christopher Montgomery-Featherstonehaugh', { organisation: company.id })],
  logs: [make.log(zhou, '谈了二期改造', { kind: 'visit' })],
  actions: [make.action(zhou, '送样品', '2026-11-01'), make.action(zhou, '约试机', '2027-01-01', { time: '09:30' })],
};
// Each place of the app: a name, how to get there.
const PLACES = {
  today: async ({ today }) => today.open(),
  customers: async ({ customers }) => customers.open(),
  record: async ({ customers }) => { await customers.open(`?id=${zhou.id}`); await expect(customers.record.getByRole('tab').first()).toBeVisible(); },
  organisation: async ({ customers }) => { await customers.open(`?id=${company.id}`); await expect(customers.record.getByRole('tab').first()).toBeVisible(); },
  history: async (all) => { await PLACES.record(all); await all.customers.record.getByRole('tab').last().click(); },
  profile: async (all) => { await PLACES.record(all); await all.customers.record.getByRole('tab').nth(3).click(); },
  form: async ({ customers }) => { await customers.open(); await customers.create(); },
  data: async ({ data }) => data.open(),
  settings: async ({ app }) => app.open('settings'),
  palette: async ({ app }) => { await app.open(); await app.openPalette(); },
  shortcuts: async ({ app, page }) => { await app.open(); await page.keyboard.press('?'); await expect(page.locator('dialog[open]')).toBeVisible(); },
};

for (const theme of ['light', 'dark']) {
  for (const [name, goTo] of Object.entries(PLACES)) {
    test(`@two ${name} is for everyone, ${theme}`, async ({ app, customers, today, data, seed, page }) => {
      await seed(content);
      await page.addInitScript((t) => localStorage.setItem('changliu.theme', t), theme);
      await goTo({ app, customers, today, data, page });
      await expectNoAxeViolations(page);
    });
  }
}

// Every word that a user can see or hear comes from the tables: in the pseudo-locale it carries its marks.
test('@once nothing is left untranslated', async ({ app, customers, today, data, seed, page, lang }) => {
  test.setTimeout(120_000);
  await seed(content);
  await page.addInitScript(() => localStorage.setItem('changliu.lang', 'pseudo'));
  const own = JSON.stringify(content);
  const words = new Set([...own.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, s]) => s));
  const pseudo = pseudoPlaces(page);
  const left = {};
  for (const [name, goTo] of Object.entries(pseudo)) {
    await goTo();
    const found = await page.evaluate(() => {
      const seen = [];
      const shown = (e) => e.checkVisibility?.({ checkVisibilityCSS: true }) || e.closest('.visually-hidden');
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let n = walk.nextNode(); n; n = walk.nextNode()) {
        const text = n.textContent.trim();
        if (text && n.parentElement && !n.parentElement.closest('script, style, noscript, kbd, template, #boot') && shown(n.parentElement)) seen.push(text);
      }
      for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-description]')) {
        if (!shown(e)) continue;
        for (const a of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) if (e.getAttribute(a)) seen.push(e.getAttribute(a));
      }
      return seen;
    });
    const plain = found.filter((text) => !text.includes('⟦') && /\p{L}/u.test(text.replace(/⟦[^⟧]*⟧/g, '')) && !text.split(/ · |, /).every((part) => OWN.test(part) || [...words].some((w) => w.includes(part) || part === w[0])));
    if (plain.length) left[name] = [...new Set(plain)];
  }
  expect(left).toEqual({});
});
// Names that are the same in every language, keys, dates and sizes.
const OWN = /^(?:简体中文|English|长流|Changliu|长|GitHub|MIT.*|Ctrl|Esc|Enter|⌘|[a-z]|\d[\d:.,\s]*(?:KB|MB|GB|B|%)?|\d{4}-\d\d-\d\d.*|v?\d+\.\d+.*)$/;
function pseudoPlaces(page) {
  const open = async (path) => { await page.goto(path); await expect(page.locator('header h1').first()).toContainText('⟦'); await expect(page.locator('.skeleton')).toHaveCount(0); };
  return {
    today: () => open('./'), customers: () => open('customers'), record: () => open(`customers?id=${zhou.id}`), organisation: () => open(`customers?id=${company.id}`),
    data: () => open('data'), settings: () => open('settings'),
    palette: async () => { await open('./'); await page.keyboard.press('Control+k'); },
    shortcuts: async () => { await open('./'); await page.keyboard.press('?'); },
    ...Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`tab ${i}`, async () => { await open(`customers?id=${zhou.id}`); await page.locator('.split__detail [role=tab]').nth(i).click(); }])),
    form: async () => { await open('customers'); await page.keyboard.press('n'); await expect(page.locator('form').first()).toBeVisible(); },
  };
}

test.describe('nothing scrolls sideways', () => {
  const sideways = (page) => page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > width + 1).slice(0, 5).map((e) => `${e.tagName} ${e.className} ${Math.round(e.getBoundingClientRect().right)}`).concat(`${document.documentElement.scrollWidth} > ${width}`);
  });
  for (const [what, width, zoom, english] of [['at 360 px', 360, 1, false], ['at 360 px in English', 360, 1, true], ['with text twice as large', 390, 2, true], ['with text twice as large on a tablet', 820, 2, false]]) {
    test(`@once ${what}`, async ({ app, customers, today, data, seed, page }) => {
      test.setTimeout(120_000);
      await seed(content);
      await page.setViewportSize({ width, height: 780 });
      if (english) await page.addInitScript(() => localStorage.setItem('changliu.lang', 'en'));
      const inEnglish = async (C) => new (await import(`./pages/${C}.mjs`))[{ app: 'App', customers: 'CustomersPage', today: 'TodayPage', data: 'DataPage' }[C]](page, 'en');
      const all = english ? { app: await inEnglish('app'), customers: await inEnglish('customers'), today: await inEnglish('today'), data: await inEnglish('data') } : { app, customers, today, data };
      const wide = {};
      for (const [name, goTo] of Object.entries(PLACES)) {
        await goTo({ ...all, page });
        if (zoom > 1) await page.evaluate((z) => { document.documentElement.style.fontSize = `${z * 100}%`; }, zoom);
        const found = await sideways(page);
        if (found.length) wide[name] = found;
      }
      expect(wide).toEqual({});
    });
  }
});

test('@zh language and theme change without a reload, and stay', async ({ app, page }) => {
  await app.open('settings');
  await page.evaluate(() => { window.sameDocument = true; });
  await page.getByRole('radio', { name: app.say.settings.ENGLISH, exact: true }).check();
  await expect(app.heading).toHaveText('Settings');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('radio', { name: 'Dark', exact: true }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
  await page.reload();
  await expect(app.heading).toHaveText('Settings');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('@once by keyboard alone: a customer is found in the palette, called, logged and left', async ({ customers, seed, page }) => {
  await seed(content);
  await customers.open();
  await page.keyboard.press('/');
  await expect(customers.filter).toBeFocused();
  await page.keyboard.type('hxl');
  await customers.expectFound('何秀兰');
  await customers.openPalette();
  await page.keyboard.type('zmy');
  await expect(customers.palette.getByRole('option').first()).toContainText('周明远');
  await page.keyboard.press('Enter');
  await expect(customers.record.getByRole('heading', { name: '周明远' })).toBeVisible();
  const open = customers.button(customers.words.ENTRY_OPEN, customers.record);
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(customers.entry).toBeFocused();
  await page.keyboard.type('by keys alone');
  await page.keyboard.press('Control+Enter');
  await expect(customers.toast(customers.words.ENTRY_SAVED)).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.locator('dialog[open]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('@once Tab reaches everything in the order it is read, and the focus is seen', async ({ customers, seed, page }) => {
  await seed(content);
  await customers.open();
  const seen = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const box = e.getBoundingClientRect();
      // A field in a frame and a chip in its larger target show the ring on the frame and on the chip.
      const drawn = [e, e.parentElement, ...e.children].map((x) => getComputedStyle(x));
      const ring = drawn.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
      return { name: e.getAttribute('aria-label') || e.textContent.trim().slice(0, 20) || e.tagName, ring, small: box.width < 24 || box.height < 24, there: box.width > 0 };
    });
    if (!at) break;
    seen.push(at);
  }
  expect(seen.length).toBeGreaterThan(8);
  expect(seen.filter((s) => !s.ring && s.there).map((s) => s.name)).toEqual([]);
});

test('@once the first visit works without a network from then on', async ({ customers, page }) => {
  const { goOffline } = await import('./support/test.mjs');
  await customers.open();
  await goOffline(page);
  const form = await customers.create();
  await form.name.fill('没有网也能记');
  await form.save();
  await page.reload();
  await customers.ready();
  await customers.expectFound('没有网也能记');
});
