// Trunk's pre_build hook: joins style/*.css into one file, so that a new style sheet only has to be put into
// style/, the page makes one request, and brotli sees all of it at once. style/layers.css comes first and
// names the cascade layers; between layers the order of files does not matter.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FROM = 'style';
const TO = 'target/style/app.css'; // index.html names it

const names = existsSync(FROM) ? readdirSync(FROM, { recursive: true }).map(String).filter((name) => name.endsWith('.css')) : [];
names.sort((a, b) => (b === 'layers.css') - (a === 'layers.css') || (a < b ? -1 : 1));
const css = names.map((name) => `/* ${FROM}/${name} */\n${readFileSync(join(FROM, name), 'utf8')}`).join('\n');

// Written only when it differs, so that `./dev watch` does not see its own work as a change.
if (!existsSync(TO) || readFileSync(TO, 'utf8') !== css) {
  mkdirSync(dirname(TO), { recursive: true });
  writeFileSync(TO, css);
}
