// The `test` of the stories: pages by name, and data put in place without clicking it together.
import { test as base } from '../support/test.mjs';
import { App } from './app.mjs';
import { CustomersPage } from './customers.mjs';
import { DataPage } from './data.mjs';
import { TodayPage } from './today.mjs';
import { beside, dump, write } from './database.mjs';

export { expect } from '../support/test.mjs';

export const test = base.extend({
  app: async ({ page, lang }, use) => use(new App(page, lang)),
  customers: async ({ page, lang }, use) => use(new CustomersPage(page, lang)),
  today: async ({ page, lang }, use) => use(new TodayPage(page, lang)),
  data: async ({ page, lang }, use) => use(new DataPage(page, lang)),

  // seed({ customers, logs, actions }): records as the app would have stored them, found there at the next start.
  seed: async ({ context, page, site, app }, use) => use(async (content) => {
    await app.open();
    await page.goto('about:blank'); // nobody holds the data while it is written
    const script = await beside(context, site.url);
    await write(script, blocks(content));
    await script.close();
  }),
  // The database as it lies on the disk; `stores` names what is wanted.
  stored: async ({ context, site }, use) => {
    let script;
    await use(async (stores) => dump(script ??= await beside(context, site.url), stores));
  },
  // damage([[store, key, bytes]]) changes the database behind the app's back.
  damage: async ({ context, site }, use) => {
    let script;
    await use(async (edits) => write(script ??= await beside(context, site.url), edits));
  },
});

function blocks(content) {
  const edits = [];
  for (const [collection, list] of Object.entries(content)) {
    if (!list.length) continue;
    const keyOf = (r) => {
      const parent = { logs: r.customer, actions: r.customer ?? NIL, history: r.record }[collection];
      return parent ? `${parent}/${r.id}` : r.id;
    };
    const lines = list.map((r) => [keyOf(r), JSON.stringify(r)]).sort(([a], [b]) => (a < b ? -1 : 1));
    for (let i = 0; i < lines.length; i += 40) {
      const some = lines.slice(i, i + 40);
      edits.push(['blocks', `${collection}/${some[0][0]}`, [...Buffer.from(some.map(([k, json]) => `${k}\t${json}\n`).join(''))]]);
    }
  }
  return edits;
}
const NIL = '00000000-0000-0000-0000-000000000000';

// Records with what they need, the rest as given.
let count = 0;
const id = () => `0194390a-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;
const common = (given) => ({ id: given.id ?? id(), created_at: given.at ?? '2026-11-01T02:00:00.000Z', updated_at: given.at ?? '2026-11-01T02:00:00.000Z', device: '0194390a-0000-7000-8000-00000000ffff' });
export const make = {
  person: (name, more = {}) => ({ ...common(more), kind: 'person', name, stage: 'potential', ...more }),
  organisation: (name, more = {}) => ({ ...common(more), kind: 'organisation', name, stage: 'potential', ...more }),
  log: (customer, text, more = {}) => ({ ...common(more), customer: customer.id, kind: 'call', at: '2026-11-10T02:00:00.000Z', text, ...more }),
  action: (customer, title, due, more = {}) => ({ ...common(more), ...(customer && { customer: customer.id }), kind: 'call', title, due, ...more }),
};
