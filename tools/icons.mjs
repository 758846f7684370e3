// Draws the app's mark, 长, from the strokes below and writes public/icons/: `node tools/icons.mjs`.
// Run it after changing a stroke, and copy the path into index.html's waiting page; the results are committed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';

// 撇 · 横 · 竖提 · 捺, on a 64 × 64 field: our own strokes, not a font's.
const STROKES = 'M42 13.5C38 18.5 32.5 22.5 27 25M13.5 32H50.5M23.5 14V49.5L33 44.5M32 32C35.5 40.5 42 46.5 50.5 49.5';
const INK = '#F7F5F0';
const GROUND = '#1F5F6B';

// scale: how much of the field the mark fills; a maskable icon may lose everything outside 80 % of it.
function svg({ radius, scale }) {
  const move = scale === 1 ? '' : ` transform="translate(32 32) scale(${scale}) translate(-32 -32)"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="${radius}" fill="${GROUND}"/>` +
    `<path${move} d="${STROKES}" fill="none" stroke="${INK}" stroke-width="4.6" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;
}

const icon = svg({ radius: 16, scale: 1 });
const maskable = svg({ radius: 0, scale: 0.82 });
const square = svg({ radius: 0, scale: 1 }); // iOS rounds the corners itself

mkdirSync('public/icons', { recursive: true });
writeFileSync('public/icons/icon.svg', icon);
writeFileSync('public/icons/maskable.svg', maskable);

const { chromium } = createRequire(new URL('../tests/', import.meta.url))('@playwright/test');
const browser = await chromium.launch({
  executablePath: execFileSync('bash', ['-c', '. tools/lib.sh; find_browser']).toString().trim(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const [name, source, size] of [
  ['icon-192', icon, 192],
  ['icon-512', icon, 512],
  ['maskable-512', maskable, 512],
  ['apple-touch-icon', square, 180],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>svg{position:fixed;inset:0;width:100%;height:100%}</style>${source}`);
  await page.screenshot({ path: `public/icons/${name}.png`, omitBackground: true });
}
await browser.close();
