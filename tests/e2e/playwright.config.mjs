// End-to-end and kill tests on the release build in dist/ (`./dev test e2e` builds it first).
// Each test runs on four kinds of device in both languages, unless its title says less: @once on the first alone,
// @zh on each device in Chinese, @two on the first and on an English phone.
import { defineConfig } from '@playwright/test';
import { LAUNCH } from './support/browser.mjs';

const DEVICES = {
  'tablet-landscape': { viewport: { width: 1180, height: 820 }, hasTouch: true },
  'tablet-portrait': { viewport: { width: 820, height: 1180 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
};
const LANGUAGES = { zh: 'zh-CN', en: 'en-GB' };

const projects = Object.entries(DEVICES).flatMap(([device, use]) => Object.entries(LANGUAGES).map(([lang, locale]) => {
  const name = `${device}-${lang}`;
  const first = name === 'tablet-landscape-zh';
  const here = { '@once': first, '@zh': lang === 'zh', '@two': first || name === 'phone-en' };
  return { name, use: { ...use, locale, lang, device }, grepInvert: Object.keys(here).filter((tag) => !here[tag]).map((tag) => new RegExp(tag)) };
}));

export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.spec.mjs', 'kill/**/*.spec.mjs'],
  outputDir: 'out/results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  projects,
  use: {
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: LAUNCH,
  },
});
