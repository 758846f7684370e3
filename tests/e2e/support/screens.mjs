import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';

const OUT = fileURLToPath(new URL('../out/screens/', import.meta.url)); // git ignores it

// Writes what a person would see, to look at: out/screens/<device>-<language>/<name>.png
export async function screen(page, name, options = {}) {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${OUT}${test.info().project.name}/${name}.png`, animations: 'disabled', ...options });
}
