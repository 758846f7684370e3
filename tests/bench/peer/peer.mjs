// The same work as a good developer would do it with Dexie and MiniSearch, to measure against.
// - A row a record; indexes for what is listed, sorted and filtered; the list keeps only keys and reads what it shows.
// - Chinese is indexed by pairs of characters, phone numbers whole and by their last eight and four digits.
// - The search index is kept ready in the database, as JSON in pieces, and loaded without blocking for long:
//   at 10,000 customers that starts faster than indexing all records again. (`?rebuild` indexes again instead.)
import Dexie from 'dexie';
import MiniSearch from 'minisearch';

const ROW = 68, OVERSCAN = 6, BATCH = 2_000, PIECE = 4 << 20;
const REBUILD = location.search.includes('rebuild');
const $ = (id) => document.getElementById(id);
const [list, height, filter, sort, stage, status, detail] = ['list', 'height', 'filter', 'sort', 'stage', 'status', 'detail'].map($);

const db = new Dexie('peer');
db.version(1).stores({ customers: 'id, name, updated_at, created_at, [stage+name], [stage+updated_at], [stage+created_at]', index: '' });

const CJK = /[\u3400-\u9fff]/;
function tokenize(text) {
  const tokens = [];
  for (const word of text.match(/[\u3400-\u9fff]+|[\p{L}\p{N}]+/gu) ?? []) {
    if (!CJK.test(word) || word.length === 1) tokens.push(word);
    else for (let i = 0; i + 1 < word.length; i++) tokens.push(word.slice(i, i + 2));
  }
  return tokens;
}
const OPTIONS = {
  fields: ['name', 'company', 'phones', 'tags', 'notes'],
  storeFields: ['stage'],
  tokenize,
  extractField: (c, field) => {
    if (field === 'company') return `${c.alias ?? ''} ${c.company ?? ''}`;
    if (field === 'tags') return (c.tags ?? []).join(' ');
    if (field === 'phones') return (c.phones ?? []).map(({ number }) => { const d = number.replace(/\D/g, ''); return `${d} ${d.slice(-8)} ${d.slice(-4)}`; }).join(' ');
    return c[field] ?? '';
  },
  searchOptions: { prefix: true, combineWith: 'AND', tokenize: (text) => tokenize(text.replace(/(\d)[ -](?=\d)/g, '$1')), boost: { name: 3 } },
};
let index = null;
let keys = [];
let shown = 0; // counts the lists asked for, so that a late answer is dropped

async function refresh() {
  const turn = ++shown;
  const text = filter.value.trim();
  let found;
  if (text && index) {
    found = index.search(text, { filter: stage.value ? (hit) => hit.stage === stage.value : undefined }).map(({ id }) => id);
  } else if (stage.value) {
    found = await db.customers.where(`[stage+${sort.value}]`).between([stage.value, Dexie.minKey], [stage.value, Dexie.maxKey]).primaryKeys();
  } else {
    found = await db.customers.orderBy(sort.value).primaryKeys();
  }
  if (turn !== shown) return;
  keys = found;
  list.scrollTop = 0;
  await paint(true);
  status.textContent = `${keys.length} 户`;
}

let painting = 0, painted = '';
async function paint(anew = false) {
  const turn = ++painting;
  const first = Math.max(0, Math.floor(list.scrollTop / ROW) - OVERSCAN);
  const last = Math.min(keys.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + OVERSCAN);
  const window = `${first}-${last}`;
  if (!anew && window === painted) return;
  const rows = await db.customers.bulkGet(keys.slice(first, last));
  if (turn !== painting) return;
  painted = window;
  height.style.height = `${keys.length * ROW}px`;
  list.replaceChildren(height, ...rows.map((c, i) => c && row(c, first + i)).filter(Boolean));
}

function element(tag, text) {
  const e = document.createElement(tag);
  e.textContent = text;
  return e;
}
function row(c, at) {
  const e = document.createElement('div');
  e.className = 'row';
  e.dataset.id = c.id;
  e.style.top = `${at * ROW}px`;
  e.append(element('i', c.name[0]), element('b', c.name), element('em', c.stage), element('span', `${c.company ?? c.industry} · ${c.title ?? ''}`), element('em', c.standing ?? ''));
  return e;
}

async function saveIndex() {
  const text = JSON.stringify(index);
  const pieces = [];
  for (let at = 0; at < text.length; at += PIECE) pieces.push(text.slice(at, at + PIECE));
  await db.transaction('rw', db.index, async () => {
    await db.index.clear();
    await db.index.bulkPut(pieces, pieces.map((_, i) => i));
  });
}
async function openIndex() {
  const pieces = REBUILD ? [] : await db.index.toArray();
  if (pieces.length) index = await MiniSearch.loadJSONAsync(pieces.join(''), OPTIONS);
  else {
    const made = new MiniSearch(OPTIONS);
    await made.addAllAsync(await db.customers.toArray(), { chunkSize: 500 });
    index = made;
  }
  if (filter.value) await refresh();
}

$('import').addEventListener('change', async () => {
  status.textContent = '…';
  const { customers } = JSON.parse(await $('import').files[0].text());
  const names = new Map(customers.map((c) => [c.id, c.name]));
  for (const c of customers) if (c.organisation) c.company = names.get(c.organisation);
  const made = new MiniSearch(OPTIONS);
  for (let at = 0; at < customers.length; at += BATCH) {
    const some = customers.slice(at, at + BATCH);
    await db.customers.bulkPut(some);
    await made.addAllAsync(some, { chunkSize: 500 });
    status.textContent = `${at}`;
  }
  index = made;
  if (!REBUILD) await saveIndex();
  await refresh();
  status.textContent = `已导入 ${customers.length}`;
});
$('export').addEventListener('click', async () => {
  const parts = ['{"customers":['];
  let after = '';
  for (;;) {
    const some = await db.customers.where('id').above(after).limit(BATCH).toArray();
    if (!some.length) break;
    parts.push((after ? ',\n' : '\n') + some.map((c) => JSON.stringify(c)).join(',\n'));
    after = some.at(-1).id;
  }
  parts.push('\n]}\n');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: 'application/json' }));
  link.download = 'peer.json';
  link.click();
});
filter.addEventListener('input', refresh);
sort.addEventListener('change', refresh);
stage.addEventListener('change', refresh);
list.addEventListener('scroll', () => paint());

let open = null;
list.addEventListener('click', async (event) => {
  const id = event.target.closest('.row')?.dataset.id;
  if (!id) return;
  open = await db.customers.get(id);
  detail.hidden = false;
  detail.querySelector('h2').textContent = open.name;
  detail.elements.notes.value = open.notes;
  detail.querySelector('output').textContent = '';
});
let dirty = 0;
detail.addEventListener('submit', async (event) => {
  event.preventDefault();
  open = { ...open, notes: detail.elements.notes.value, updated_at: new Date().toISOString() };
  await db.customers.put(open);
  index?.replace(open);
  detail.querySelector('output').textContent = '已保存';
  await paint(true);
  clearTimeout(dirty); // the stored index follows when there is a pause
  dirty = setTimeout(saveIndex, 5_000);
});

await refresh();
await openIndex();
document.documentElement.dataset.searchable = '';
