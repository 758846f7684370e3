// A browser of the test's own that can be killed as a power cut or the system would: without a word.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from '@playwright/test';
import { LAUNCH } from '../e2e/support/browser.mjs';

export async function start(profile) {
  // Its own process group, so that killing it takes its renderers along and nothing else.
  const process_ = spawn(LAUNCH.executablePath, [...LAUNCH.args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
    '--no-default-browser-check', '--window-size=1180,820', '--disable-session-crashed-bubble', '--hide-crash-restore-bubble', 'about:blank'],
  { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = once(process_, 'exit');
  let said = '';
  const address = await new Promise((found, failed) => {
    process_.stderr.on('data', (text) => {
      said += text;
      const address = /DevTools listening on (ws:\S+)/.exec(said);
      if (address) found(address[1]);
    });
    process_.once('exit', () => failed(new Error(`the browser did not start:\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  // Its language is the machine's otherwise; pages that have no storage need none.
  await context.addInitScript(() => { if (location.protocol.startsWith('http')) localStorage.setItem('changliu.lang', 'zh'); });
  return {
    context,
    page: context.pages()[0] ?? await context.newPage(),
    async kill() {
      process.kill(-process_.pid, 'SIGKILL');
      await gone;
      await browser.close().catch(() => {}); // the connection, which is dead already
    },
  };
}
