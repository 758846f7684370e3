// Watches a browser context for what must never happen; the `test` of support/test.mjs fails on it.
// A file opened for itself, as tests do to stand beside the app: the browser asks for an icon of it.
const BARE = /\/icons\/icon\.svg$/;
const NOISE = new Set(['error', 'warning']);

export class Guard {
  #problems = [];
  #allowed = [];
  #origins = new Set();

  // Every origin but these is a third party.
  home(url) { this.#origins.add(new URL(url).origin); }

  // For a test that provokes a message: whatever matches is no problem in it.
  allow(pattern) { this.#allowed.push(pattern); }

  watch(context) {
    context.on('console', (message) => {
      if (BARE.test(message.page()?.url())) return;
      if (NOISE.has(message.type())) this.#problem(`console ${message.type()}: ${message.text()}`);
    });
    context.on('weberror', (error) => this.#problem(`uncaught: ${error.error()?.stack ?? error.error()}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && !this.#origins.has(url.origin)) this.#problem(`third party: ${url}`);
    });
  }

  get problems() { return this.#problems.filter((problem) => !this.#allowed.some((pattern) => pattern.test(problem))); }

  #problem(text) { this.#problems.push(text); }
}
