// Checks a course pack's unit (or all of it). `node tools/course_check.mjs [A…E]`
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
const root = join(import.meta.dirname, '../public/course');
const COUNT = { A: 17, B: 20, C: 19, D: 17, E: 15 };
const FULL = ['A', 'B'];
const LEVELS = ['recall', 'apply', 'judge'];
const faults = [];
let at = '';
const fault = (text) => faults.push(`${at}: ${text}`);
const units = process.argv[2] ? [process.argv[2]] : Object.keys(COUNT);
const rows = Object.entries(COUNT).flatMap(([u, n]) => Array.from({ length: n }, (_, i) => `${u}${i + 1}`));
const stems = new Map();
const kinds = {};
let questions = 0, lessons = 0;

const text = (value, name, full) => {
  if (typeof value !== 'object' || value === null) return fault(`${name} is not {zh, en}`);
  for (const key of Object.keys(value)) if (!['zh', 'en'].includes(key)) fault(`${name} has ${key}`);
  if (!value.zh?.trim()) fault(`${name} lacks zh`);
  if (full && !value.en?.trim()) fault(`${name} lacks en`);
  if (value.en && /\p{Script=Han}/u.test(value.en.replace(/[“"(（][^”")）]*[”")）]/gu, ''))) fault(`${name}.en has Chinese: ${value.en.slice(0, 60)}`);
  if (value.zh && /\p{Script=Han}\s*[,;?!](?!\d)/u.test(value.zh)) fault(`${name}.zh has ASCII punctuation: ${value.zh.slice(0, 40)}`);
};
const keys = (o, ...allowed) => { for (const k of Object.keys(o)) if (!allowed.includes(k)) fault(`unknown key ${k}`); };
const between = (n, low, high, name) => { if (!(n >= low && n <= high)) fault(`${name}: ${n}, not ${low}–${high}`); };
const distinct = (list, name) => { const z = list.map((t) => t?.zh); if (new Set(z).size !== z.length) fault(`${name} twice`); };

function question(q, row, full, part) {
  const common = ['id', 'level', 'kind', 'stem', 'lesson'];
  if (part ? q.level : !LEVELS.includes(q.level)) fault(`level ${q.level}`);
  if (q.lesson && !rows.includes(q.lesson)) fault(`lesson ${q.lesson}`);
  text(q.stem, 'stem', full);
  if (!part && stems.has(q.stem?.zh)) fault(`stem as in ${stems.get(q.stem.zh)}`);
  stems.set(q.stem?.zh, q.id);
  kinds[q.kind] = (kinds[q.kind] ?? 0) + 1;
  switch (q.kind) {
    case 'single': case 'multiple': {
      keys(q, ...common, 'options');
      between(q.options?.length, 3, 6, 'options');
      distinct(q.options.map((o) => o.text), 'option');
      for (const o of q.options) { keys(o, 'text', 'right', 'why'); text(o.text, 'option', full); text(o.why, 'why', full); if (typeof o.right !== 'boolean') fault('right'); }
      const right = q.options.filter((o) => o.right).length;
      if (q.kind === 'single' ? right !== 1 : right < 2 || right === q.options.length) fault(`${right} right`);
      break;
    }
    case 'true_false':
      keys(q, ...common, 'answer', 'why');
      if (typeof q.answer !== 'boolean') fault('answer');
      text(q.why?.true, 'why.true', full); text(q.why?.false, 'why.false', full);
      break;
    case 'order':
      keys(q, ...common, 'items', 'why'); between(q.items?.length, 3, 8, 'items'); distinct(q.items, 'item');
      q.items.forEach((i) => text(i, 'item', full)); text(q.why, 'why', full);
      break;
    case 'match':
      keys(q, ...common, 'pairs', 'extra'); between(q.pairs?.length, 3, 6, 'pairs');
      for (const p of q.pairs) { keys(p, 'left', 'right', 'why'); text(p.left, 'left', full); text(p.right, 'right', full); text(p.why, 'why', full); }
      distinct(q.pairs.map((p) => p.left), 'left'); distinct([...q.pairs.map((p) => p.right), ...(q.extra ?? [])], 'right');
      (q.extra ?? []).forEach((e) => text(e, 'extra', full));
      break;
    case 'fill': {
      keys(q, ...common, 'blanks', 'why'); text(q.why, 'why', full); between(q.blanks?.length, 1, 6, 'blanks');
      for (const lang of full || q.stem?.en ? ['zh', 'en'] : ['zh']) q.blanks.forEach((b, i) => {
        if (!(q.stem?.[lang] ?? '').includes(`{${i + 1}}`)) fault(`stem.${lang} lacks {${i + 1}}`);
        if (!b.accept?.[lang]?.length || b.accept[lang].some((a) => !a.trim())) fault(`accept.${lang}`);
      });
      break;
    }
    case 'number':
      keys(q, ...common, 'answer', 'tolerance', 'unit', 'why'); text(q.why, 'why', full);
      if (typeof q.answer !== 'number' || !(q.tolerance >= 0)) fault('answer or tolerance');
      if (typeof q.unit?.zh !== 'string' || full && typeof q.unit?.en !== 'string') fault('unit');
      break;
    case 'group':
      keys(q, ...common, 'groups'); between(q.groups?.length, 2, 4, 'groups');
      for (const g of q.groups) { keys(g, 'name', 'items'); text(g.name, 'name', full); for (const i of g.items) { keys(i, 'text', 'why'); text(i.text, 'item', full); text(i.why, 'why', full); } }
      distinct(q.groups.flatMap((g) => g.items.map((i) => i.text)), 'item'); between(q.groups.flatMap((g) => g.items).length, 4, 12, 'items');
      break;
    case 'case':
      if (part) fault('a case in a case');
      keys(q, ...common, 'parts'); between(q.parts?.length, 2, 4, 'parts');
      q.parts.forEach((p, i) => { const id = `${q.id}.${'abcd'[i]}`; if (p.id !== id) fault(`part ${p.id}, not ${id}`); question(p, row, full, true); });
      break;
    default: fault(`kind ${q.kind}`);
  }
}
function read(path, parse) {
  at = path;
  if (!existsSync(join(root, path))) { fault('missing'); return null; }
  try { return parse(readFileSync(join(root, path), 'utf8')); } catch (e) { fault(e.message); return null; }
}
const used = new Set();
function lesson(lang, row) {
  const body = read(`lessons/${lang}/${row.toLowerCase()}.md`, (s) => s);
  if (body === null) return;
  lessons++;
  const m = body.match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/);
  if (!m) return fault('no front matter');
  const head = Object.fromEntries(m[1].split('\n').map((l) => [l.slice(0, l.indexOf(':')), l.slice(l.indexOf(':') + 1).trim()]));
  if (head.row !== row) fault(`row ${head.row}`);
  if (!head.title || !(Number(head.minutes) > 0)) fault('title or minutes');
  if (lang === 'zh' && !head.title_en) fault('title_en');
  const own = m[2];
  for (const h of lang === 'zh' ? ['## 例子', '## 用到客户上'] : ['## Example', '## With your customers']) if (!own.includes(`\n${h}\n`)) fault(`lacks ${h}`);
  if (lang === 'zh') between(own.replace(/\s/g, '').length, 330, 1300, 'characters'); else between(own.split(/\s+/).length, 150, 600, 'words');
  if (/<[a-z/]|```|https?:/i.test(own)) fault('HTML, code or link');
  for (const [, bang, target] of own.matchAll(/(!?)\[[^\]]*\]\(([^)]*)\)/g)) {
    const [scheme, name] = target.split(':');
    if (bang) { if (scheme !== 'diagram') fault(target); else { used.add(name); if (!existsSync(join(root, `diagrams/${name}.svg`))) fault(`no diagram ${name}`); } }
    else if (!['tool', 'lesson'].includes(scheme) || !rows.includes(name)) fault(`link ${target}`);
  }
}
for (const unit of units) {
  const full = FULL.includes(unit);
  for (let n = 1; n <= COUNT[unit]; n++) {
    const row = `${unit}${n}`;
    lesson('zh', row);
    if (full) lesson('en', row);
    const path = `questions/${row.toLowerCase()}.json`;
    const file = read(path, JSON.parse);
    if (!file) continue;
    if (file.row !== row) fault(`row ${file.row}`);
    between(file.questions.length, 5, 30, 'questions');
    file.questions.forEach((q, i) => {
      at = `${path} ${q.id}`;
      if (q.id !== `${row}.${i + 1}`) fault(`id, not ${row}.${i + 1}`);
      questions++;
      try { question(q, row, full, false); } catch (e) { fault(e.message); }
    });
    at = path;
    for (const l of LEVELS) if (!file.questions.some((q) => q.level === l)) fault(`no ${l}`);
  }
  const g = read(`glossary/${unit.toLowerCase()}.json`, JSON.parse);
  if (g) { between(g.terms.length, 12, 40, 'terms'); for (const t of g.terms) { at = `glossary ${t.id}`; if (!rows.includes(t.row)) fault('row'); text(t.term, 'term', true); text(t.text, 'text', true); } }
}
const CLASSES = new Set('ink soft line accent accent-fill panel-fill warn warn-fill good good-fill'.split(' '));
for (const f of existsSync(join(root, 'diagrams')) ? readdirSync(join(root, 'diagrams')) : []) {
  if (!units.some((u) => f.toUpperCase().startsWith(u))) continue;
  at = `diagrams/${f}`;
  const svg = readFileSync(join(root, 'diagrams', f), 'utf8');
  if (!used.has(f.replace('.svg', ''))) fault('not used');
  for (const [, tag] of svg.matchAll(/<([a-zA-Z]+)/g)) if (!'svg g path line rect circle ellipse polyline polygon text tspan title defs marker'.split(' ').includes(tag)) fault(`<${tag}>`);
  for (const [, cls] of svg.matchAll(/class="([^"]*)"/g)) for (const c of cls.split(' ')) if (!CLASSES.has(c)) fault(`class ${c}`);
  if (/\s(style|href|on\w+|fill|stroke)="(?!none")/.test(svg)) fault('style, href, handler or colour');
  if (!/lang="zh"/.test(svg) || !/lang="en"/.test(svg)) fault('needs both languages');
}
for (const f of faults) console.log(f);
console.log(`${lessons} lessons, ${questions} questions, kinds ${JSON.stringify(kinds)}, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
