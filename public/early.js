// Runs before the first paint, and in old browsers too: nothing newer than ES5 here.
(function () {
  'use strict';
  var root = document.documentElement;

  // A copy of this page in /customers/ has the base "../". Made absolute once, so that pushState cannot shift it.
  var base = document.querySelector('base');
  base.setAttribute('href', base.href);
  // One address for each page, however the host spells it: /customers, not /customers/ or /customers/index.html.
  var home = base.href.replace(/^[a-z]+:\/\/[^/]*/, '');
  var rest = location.pathname.slice(home.length);
  var plain = rest.replace(/(^|\/)index\.html$/, '').replace(/\/+$/, '');
  if (plain !== rest) history.replaceState(history.state, '', home + plain + location.search + location.hash);

  // The browser takes a while to open its files of our database: let it begin now. This makes and reads nothing.
  try { window.indexedDB.databases().then(null, function () {}); } catch (e) { /* older, or told properly later on */ }

  // Language and theme as the user left them, by the rules of state::preferences, so that nothing flashes.
  function stored(key) {
    try { return localStorage.getItem(key); } catch (e) { return null; } // storage may be forbidden
  }
  var LANG = { zh: 'zh-Hans', en: 'en', pseudo: 'en-x-pseudo' };
  var lang = stored('changliu.lang');
  if (!LANG.hasOwnProperty(lang)) lang = /^(zh|$)/i.test(navigator.language || '') ? 'zh' : 'en';
  root.lang = LANG[lang];
  var theme = stored('changliu.theme');
  root.setAttribute('data-theme', theme === 'light' || theme === 'dark' ? theme : 'system');

  var REASONS = {
    old: {
      zh: ['浏览器太旧了', '长流需要较新的浏览器：Chrome 或 Edge 111、Safari 16.4、Firefox 115 以上。升级后再打开就好。'],
      en: ['This browser is too old', 'Changliu needs Chrome or Edge 111, Safari 16.4, Firefox 115 or newer. Update it and open the page again.']
    },
    blocked: {
      zh: ['程序被拦住了', '这个浏览器或公司的安全设置不让 WebAssembly 运行。请换一个浏览器，或请管理员放行。'],
      en: ['The program is blocked', 'A security setting of this browser or company forbids WebAssembly. Use another browser or ask your administrator.']
    },
    files: {
      zh: ['有文件没取到', '网络断了，或者网站正在更新。等一会儿再试。'],
      en: ['Some files did not arrive', 'The network is down, or the site is just being updated. Try again in a moment.']
    },
    crashed: {
      zh: ['没能打开', '程序启动时出错了。再试一次；还不行，请把下面的技术信息发给提供这个应用的人。'],
      en: ['Changliu could not start', 'The program failed while starting. Try again; if it stays, send the details below to whoever gave you the app.']
    }
  };
  var SAFE = { zh: '数据没有动，仍在这个浏览器里。', en: 'Your data is untouched; it is still in this browser.' };

  function add(parent, tag, text, language) {
    var e = document.createElement(tag);
    e.textContent = text;
    if (language) e.lang = language;
    parent.appendChild(e);
    return e;
  }
  function show(kind, detail) {
    var boot = document.getElementById('boot');
    if (!boot || boot.getAttribute('role') === 'alert') return; // started after all, or already told
    while (boot.lastChild && boot.lastChild.nodeName.toLowerCase() !== 'svg') boot.removeChild(boot.lastChild);
    boot.setAttribute('role', 'alert');
    (lang === 'zh' ? ['zh', 'en'] : ['en', 'zh']).forEach(function (l) {
      var section = add(boot, 'section', '', LANG[l]);
      add(section, 'h1', REASONS[kind][l][0]);
      add(section, 'p', REASONS[kind][l][1]);
      add(section, 'p', SAFE[l]);
    });
    add(boot, 'button', '再试一次 Try again').addEventListener('click', function () { location.reload(); });
    if (detail) {
      var details = add(boot, 'details', '');
      add(details, 'summary', '技术信息 Details');
      add(details, 'code', String(detail));
    }
  }
  var started = false;
  window.changliuBoot = {
    // kind: old, blocked, files or crashed
    fail: function (kind, detail) {
      if (document.getElementById('boot')) show(kind, detail);
      else document.addEventListener('DOMContentLoaded', function () { show(kind, detail); });
    },
    started: function () {
      started = true;
      var boot = document.getElementById('boot');
      if (boot) boot.parentNode.removeChild(boot);
    }
  };

  // A script or style sheet that does not arrive tells nobody but this listener.
  window.addEventListener('error', function (e) {
    var t = e.target;
    if (!started && t && (t.nodeName === 'SCRIPT' || t.nodeName === 'LINK' && t.rel === 'stylesheet')) {
      window.changliuBoot.fail('files', t.src || t.href);
    }
  }, true);

  // A function with one vector instruction: valid only where WebAssembly knows SIMD (.cargo/config.toml asks for it).
  var simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  var missing = [];
  if (!('noModule' in HTMLScriptElement.prototype)) missing.push('modules');
  if (!window.indexedDB) missing.push('IndexedDB');
  if (!window.BroadcastChannel) missing.push('BroadcastChannel');
  if (!window.HTMLDialogElement) missing.push('dialog');
  if (typeof WebAssembly !== 'object') missing.push('WebAssembly');
  else if (!WebAssembly.validate(new Uint8Array(simd))) missing.push('WebAssembly SIMD');
  if (missing.length) window.changliuBoot.fail('old', missing.join(', '));
})();
