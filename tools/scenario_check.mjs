// Checks branching scenarios. `node tools/scenario_check.mjs [id …]`
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
const dir = join(import.meta.dirname, '../public/course/scenarios');
const ids = process.argv.slice(2).length ? process.argv.slice(2) : readdirSync(dir).map((f) => f.replace('.json', ''));
const COUNT = { A: 17, B: 20, C: 19, D: 17, E: 15 };
const MOODS = ['calm', 'pleased', 'doubtful', 'impatient', 'angry', 'silent'];
let total = 0;
for (const id of ids) {
  const faults = [];
  const fault = (t) => faults.push(t);
  let s;
  try { s = JSON.parse(readFileSync(join(dir, `${id}.json`), 'utf8')); } catch (e) { console.log(id, e.message); total++; continue; }
  const full = id === 'listening';
  const text = (v, at, en) => {
    if (typeof v?.zh !== 'string' || !v.zh.trim()) fault(`${at} lacks zh`);
    if (en && !v?.en?.trim()) fault(`${at} lacks en`);
    for (const k of Object.keys(v ?? {})) if (!['zh', 'en'].includes(k)) fault(`${at} has ${k}`);
    if (v?.zh && /\p{Script=Han}\s*[,;?!](?!\d)/u.test(v.zh)) fault(`${at}: ASCII punctuation: ${v.zh.slice(0, 30)}`);
  };
  const keys = (o, at, ...allowed) => { for (const k of Object.keys(o)) if (!allowed.includes(k)) fault(`${at}: unknown ${k}`); };
  keys(s, 'top', 'id', 'rows', 'minutes', 'title', 'brief', 'customer', 'state', 'criteria', 'start', 'nodes');
  if (s.id !== id) fault('id');
  for (const r of s.rows ?? []) if (!(Number(r.slice(1)) <= COUNT[r[0]])) fault(`row ${r}`);
  if (!s.rows?.length || !(s.minutes > 0)) fault('rows or minutes');
  text(s.title, 'title', true); text(s.brief, 'brief', full); text(s.customer?.name, 'customer.name', true); text(s.customer?.role, 'customer.role', true);
  if (!['tiger', 'peacock', 'koala', 'owl'].includes(s.customer?.style)) fault('style');
  for (const [k, v] of Object.entries(s.state ?? {})) { text(v.name, `state ${k}`, true); if (!(v.start >= 0 && v.start <= 100)) fault(`state ${k}`); }
  if (Object.keys(s.state ?? {}).length > 5) fault('too many state values');
  const nodes = s.nodes ?? {};
  const condition = (c, at) => {
    for (const part of c.split(' && ')) {
      const m = part.match(/^(mark:\w+|\w+)\s*(>=|<=|==|>|<)\s*(\d+)$/);
      if (!m) { fault(`${at}: condition ${c}`); continue; }
      if (!m[1].startsWith('mark:') && !(m[1] in s.state)) fault(`${at}: ${m[1]} is no state`);
    }
  };
  const holds = (c, st) => c.split(' && ').every((part) => {
    const [, n, op, v] = part.match(/^(mark:\w+|\w+)\s*(>=|<=|==|>|<)\s*(\d+)$/);
    const x = n.startsWith('mark:') ? st.marks.filter((m) => m === n.slice(5)).length : st.values[n];
    return { '>=': x >= v, '<=': x <= v, '==': x === Number(v), '>': x > v, '<': x < v }[op];
  });
  const marks = new Set(), amounts = new Set();
  for (const [n, node] of Object.entries(nodes)) {
    if (node.end) {
      keys(node, n, 'end', 'title', 'says', 'lesson');
      if (!['won', 'part', 'lost'].includes(node.end)) fault(`${n}: end`);
      text(node.title, n, full); text(node.says, n, full); text(node.lesson, n, full);
      continue;
    }
    keys(node, n, 'scene', 'says', 'mood', 'choices');
    if (node.scene) text(node.scene, n, full);
    text(node.says, n, full);
    if (!MOODS.includes(node.mood)) fault(`${n}: mood`);
    if (!(node.choices?.length >= 2 && node.choices.length <= 5)) { fault(`${n}: choices`); continue; }
    if (node.choices.filter((c) => !c.if).length < 2) fault(`${n}: two choices without if`);
    node.choices.forEach((c, i) => {
      const at = `${n}.${i}`;
      keys(c, at, 'text', 'why', 'effect', 'marks', 'amount', 'if', 'to');
      text(c.text, at, full); text(c.why, at, full);
      for (const [k, v] of Object.entries(c.effect ?? {})) if (!(k in s.state) || typeof v !== 'number') fault(`${at}: effect ${k}`);
      (c.marks ?? []).forEach((m) => marks.add(m));
      Object.keys(c.amount ?? {}).forEach((m) => amounts.add(m));
      if (c.if) condition(c.if, at);
      const ways = typeof c.to === 'string' ? [{ to: c.to }] : c.to ?? [];
      if (!ways.length || ways.at(-1).if) fault(`${at}: to`);
      for (const w of ways) { if (!nodes[w.to]) fault(`${at}: no node ${w.to}`); if (w.if) condition(w.if, at); }
    });
  }
  if (!nodes[s.start]) fault('start');
  for (const c of s.criteria ?? []) {
    text(c.name, `criterion ${c.id}`, true);
    if (!(c.weight > 0)) fault(`criterion ${c.id}: weight`);
    const r = c.rule ?? {};
    const used = Array.isArray(r.marks) ? r.marks : Object.keys(r.marks ?? {});
    if (!['order', 'all', 'none', 'share', 'state', 'amount'].includes(r.kind)) fault(`criterion ${c.id}: kind`);
    for (const m of used) if (!marks.has(m)) fault(`criterion ${c.id}: mark ${m} never occurs`);
    if (r.kind === 'state' && !(r.name in s.state)) fault(`criterion ${c.id}: state`);
    if (r.kind === 'amount' && !amounts.has(r.name)) fault(`criterion ${c.id}: amount`);
  }
  if (!(s.criteria?.length >= 2 && s.criteria.length <= 5)) fault('criteria');
  const plain = Object.values(nodes).filter((n) => !n.end), ends = Object.values(nodes).filter((n) => n.end);
  if (plain.length < 8 || plain.length > 18) fault(`${plain.length} nodes with choices`);
  for (const e of ['won', 'part', 'lost']) if (!ends.some((n) => n.end === e)) fault(`no end ${e}`);
  if (!faults.length) {
    const visiting = new Set(), done = new Set();
    const walk = (n) => { if (visiting.has(n)) { fault(`cycle at ${n}`); return; } if (done.has(n)) return; visiting.add(n); for (const c of nodes[n].choices ?? []) for (const w of typeof c.to === 'string' ? [{ to: c.to }] : c.to) walk(w.to); visiting.delete(n); done.add(n); };
    walk(s.start);
    for (const n of Object.keys(nodes)) if (!done.has(n)) fault(`${n} cannot be reached`);
  }
  const score = (st) => {
    let sum = 0, weights = 0;
    const each = {};
    for (const { id: c, weight, rule: r } of s.criteria) {
      const count = (m) => st.marks.filter((x) => x === m).length;
      let v;
      if (r.kind === 'order') { const seq = st.marks.map((m) => r.marks.indexOf(m)).filter((i) => i >= 0); const best = []; for (const x of seq) { let b = 0; for (const [y, l] of best) if (y < x && l > b) b = l; best.push([x, b + 1]); } v = 100 * Math.max(0, ...best.map(([, l]) => l)) / r.marks.length; }
      else if (r.kind === 'all') v = 100 * r.marks.filter((m) => count(m)).length / r.marks.length;
      else if (r.kind === 'none') v = Math.max(0, 100 - r.each * r.marks.reduce((a, m) => a + count(m), 0));
      else if (r.kind === 'share') { const ms = Object.entries(r.marks); const all = ms.reduce((a, [m]) => a + count(m), 0); v = all ? ms.reduce((a, [m, [lo, hi]]) => { const x = count(m) / all; const off = x < lo ? lo - x : x > hi ? x - hi : 0; return a + Math.max(0, 1 - off / 0.3); }, 0) / ms.length * 100 : 0; }
      else if (r.kind === 'state') v = Math.min(100, Math.max(0, 100 * (st.values[r.name] - r.from) / (r.to - r.from)));
      else v = Math.min(100, 100 * (st.amounts[r.name] ?? 0) / r.target);
      each[c] = Math.round(v); sum += v * weight; weights += weight;
    }
    return { score: sum / weights, each };
  };
  if (!faults.length) {
    const play = (pick) => {
      const st = { values: Object.fromEntries(Object.entries(s.state).map(([k, v]) => [k, v.start])), marks: [], amounts: {} };
      let n = s.start, steps = 0; const way = [];
      while (!nodes[n].end) {
        const open = nodes[n].choices.filter((c) => !c.if || holds(c.if, st));
        const c = open[Math.floor(pick() * open.length)];
        for (const [k, v] of Object.entries(c.effect ?? {})) st.values[k] = Math.min(100, Math.max(0, st.values[k] + v));
        st.marks.push(...(c.marks ?? []));
        for (const [k, v] of Object.entries(c.amount ?? {})) st.amounts[k] = (st.amounts[k] ?? 0) + v;
        way.push(`${n}.${nodes[n].choices.indexOf(c)}`);
        n = typeof c.to === 'string' ? c.to : c.to.find((w) => !w.if || holds(w.if, st)).to;
        steps++;
      }
      return { end: n, steps, way, ...score(st) };
    };
    let seed = 7; const rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const reached = {}; let best = null, worst = null, steps = 0; const N = 20000;
    for (let i = 0; i < N; i++) { const g = play(rnd); reached[g.end] = (reached[g.end] ?? 0) + 1; steps += g.steps; const better = !best || (nodes[g.end].end === 'won') - (nodes[best.end].end === 'won') || g.score - best.score; if (better > 0) best = g; if (!worst || g.score < worst.score) worst = g; }
    for (const [n, node] of Object.entries(nodes)) if (node.end && !reached[n]) fault(`ending ${n} is never reached in ${N} random games`);
    if (best.score < 85 || nodes[best.end].end !== 'won') fault(`best score only ${best.score.toFixed(0)} ${best.end} ${JSON.stringify(best.each)}`);
    console.log(`${id}: ${plain.length} nodes, ${ends.length} ends, ${(steps / N).toFixed(1)} steps; best ${best.score.toFixed(0)} (${best.end}) ${JSON.stringify(best.each)} by ${best.way.join(' ')}; worst ${worst.score.toFixed(0)} (${worst.end}); ends ${Object.entries(reached).map(([n, c]) => `${n} ${nodes[n].end} ${(100 * c / N).toFixed(1)}%`).join(', ')}`);
  }
  for (const f of faults) console.log(`${id}: ${f}`);
  total += faults.length;
}
console.log(`${ids.length} scenarios, ${total} faults`);
process.exit(total ? 1 : 0);
