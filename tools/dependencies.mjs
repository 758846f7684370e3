// Holds the dependencies to what the project may ship: every licence is one of those below, everything comes
// from crates.io, and no crate is there in two versions but for those below, each with its reason. (Our own
// instead of cargo-deny, which takes some seven minutes to compile and would tell no more.)
import { execFileSync } from 'node:child_process';

const LICENCES = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'CC0-1.0', 'ISC', 'Unicode-3.0', 'Unlicense', 'Zlib']);

// Compiled into the app twice; each costs bytes.
const TWICE_IN_APP = {
  'derive_more': 'a façade without code: leptos 2, accessory and friends of indexed_db_futures 1',
  'gloo-utils': 'gloo-net of leptos’ server_fn still uses 0.2; a few functions, left out by the linker',
  'thiserror': 'gloo-net of leptos’ server_fn still uses 1; traits only',
};
// Only build scripts, macros and tests; they cost build time.
const TWICE_IN_BUILD = {
  'convert_case': 'leptos’ macros', 'cpufeatures': 'sha2 of leptos’ macros, and proptest’s random numbers', 'derive_more-impl': 'see derive_more',
  'macroific': 'macros of indexed_db_futures', 'macroific_attr_parse': 'see macroific', 'macroific_core': 'see macroific', 'macroific_macro': 'see macroific',
  'sealed': 'macros of indexed_db_futures', 'syn': 'three generations of macros', 'thiserror-impl': 'see thiserror',
  'toml_datetime': 'leptos_config and proc-macro-crate', 'winnow': 'see toml_datetime',
};

const cargo = (...words) => execFileSync('cargo', words, { encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'inherit'] });
const { packages, workspace_members } = JSON.parse(cargo('metadata', '--locked', '--format-version', '1'));
const problems = [];

// An SPDX expression ("MIT OR (Apache-2.0 AND Zlib)", also the old "MIT/Apache-2.0"): can it be met?
function allowed(expression) {
  const tokens = expression.replaceAll('/', ' OR ').match(/\(|\)|[^\s()]+/g);
  const either = () => { let met = both(); while (tokens[0] === 'OR') { tokens.shift(); met = both() || met; } return met; };
  const both = () => { let met = one(); while (tokens[0] === 'AND') { tokens.shift(); met = one() && met; } return met; };
  const one = () => {
    const token = tokens.shift();
    if (token === '(') { const met = either(); tokens.shift(); return met; }
    if (tokens[0] === 'WITH') tokens.splice(0, 2); // an exception only ever allows more
    return LICENCES.has(token);
  };
  return either();
}

const versions = new Map();
for (const { id, name, version, license, source } of packages) {
  if (workspace_members.includes(id)) continue;
  if (!license || !allowed(license)) problems.push(`licence: ${name} ${version} is under ${license ?? 'none it names'}`);
  if (source !== 'registry+https://github.com/rust-lang/crates.io-index') problems.push(`source: ${name} ${version} comes from ${source}`);
  versions.set(name, [...(versions.get(name) ?? []), version]);
}

// cargo prints one line "name version" for each crate that is compiled into the app.
const app = new Set(cargo('tree', '--locked', '--target', 'wasm32-unknown-unknown', '--edges', 'normal,no-proc-macro', '--prefix', 'none', '--format', '{p}')
  .split('\n').map((line) => line.split(' ').slice(0, 2).join(' v').replace('vv', 'v')));
const twice = [...versions].filter(([, all]) => all.length > 1);
for (const [name, all] of twice) {
  const inApp = all.filter((version) => app.has(`${name} v${version}`)).length > 1;
  if (!(inApp ? TWICE_IN_APP : TWICE_IN_BUILD)[name]) problems.push(`duplicate${inApp ? ' in the app' : ''}: ${name} ${all.join(', ')}`);
}
const named = new Set(twice.map(([name]) => name));
for (const name of [...Object.keys(TWICE_IN_APP), ...Object.keys(TWICE_IN_BUILD)]) {
  if (!named.has(name)) problems.push(`${name} is no longer there twice; take it off the list in tools/dependencies.mjs`);
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${packages.length} packages: licences, sources and duplicates as agreed`);
