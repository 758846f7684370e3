// Runs in both pages before anything else of theirs. Only looks on: times are the browser's own.
(() => {
  if (window.probe) return;
  const now = () => performance.now();
  // Two frames later what was drawn in this one is on the screen.
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(now()))));

  // The longest time in which the page could not have answered.
  let longest = 0, beat = 0;
  new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  let last = 0;
  setInterval(() => { const t = now(); if (last) beat = Math.max(beat, t - last - 5); last = t; }, 5);

  const memories = new Set();
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await original.apply(WebAssembly, args);
      const memory = (made.instance ?? made).exports?.memory;
      if (memory) memories.add(memory);
      return made;
    };
  }

  const until = (test) => new Promise((done) => {
    const look = () => {
      const found = test();
      if (!found) return false;
      observer.disconnect();
      done(found);
      return true;
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    look();
  });

  const type = (input, text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };

  window.probe = {
    now, drawn, until, type,
    // The time of the next such event.
    event: (selector, kind) => new Promise((done) => document.querySelector(selector).addEventListener(kind, () => done(now()), { capture: true, once: true })),
    resetTasks() { longest = beat = 0; last = 0; },
    // Long tasks are told from 50 ms on; below that the gaps between beats say it.
    async longestTask() { await new Promise((done) => setTimeout(done, 50)); return longest || beat; },
    wasmBytes: () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),

    // From the start of the page to the first rows, and to the answer of a search typed as soon as there is a field.
    async start({ rows, filter, needle, expect }) {
      await until(() => document.querySelector(rows));
      const firstRows = await drawn();
      const input = await until(() => document.querySelector(filter));
      type(input, needle);
      await until(() => { const all = document.querySelectorAll(rows); return all.length > 0 && all.length < 4 && all[0].textContent.includes(expect); });
      const searchable = await drawn();
      type(input, '');
      return { firstRows, searchable };
    },

    // From an event on `target` to the last change of the list that follows it being on the screen.
    watchList(selector) {
      const results = [];
      let begun = 0, count = 0, done = Promise.resolve();
      const changed = () => { const mine = ++count; done = drawn().then((t) => { if (begun && mine === count) results[results.length - 1] = t - begun; }); };
      new MutationObserver(() => { if (begun) changed(); }).observe(document.querySelector(selector), { childList: true, subtree: true, characterData: true, attributes: true });
      const start = (event) => { begun = event.timeStamp; results.push(0); changed(); };
      for (const kind of ['input', 'change', 'click']) document.addEventListener(kind, (event) => { if (probe.listening === kind) start(event); }, true);
      probe.results = results;
      probe.quiet = async () => { for (;;) { const seen = count; await done; await new Promise((ready) => setTimeout(ready, 120)); if (seen === count) { begun = 0; return results.splice(0); } } };
    },
    listening: '',

    // Time from asking until `test` holds and is drawn.
    async timed(act, test) {
      const begun = now();
      await act();
      await until(test);
      return await drawn() - begun;
    },

    async fling(selector, frames = 240) {
      const list = document.querySelector(selector);
      list.scrollTop = 0;
      await drawn();
      const times = [];
      let before = now();
      for (let i = 0; i < frames; i++) {
        list.scrollTop += 60 + 1_200 * Math.sin((i / frames) * Math.PI);
        await new Promise((done) => requestAnimationFrame(done));
        const t = now();
        times.push(t - before);
        before = t;
      }
      list.scrollTop = 0;
      return times;
    },
  };
})();
