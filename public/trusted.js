// Loaded before any other script. The policy of tools/policy.mjs makes the browser hand every string that
// is about to become script or markup to this one; what is not plainly harmless is refused (null), and the
// browser then throws instead of running it. Leptos sets its static subtrees through a template's innerHTML,
// so harmless markup must pass.
(function () {
  'use strict';
  if (!window.trustedTypes || !trustedTypes.createPolicy) return;

  // Named because allowing beats forbidding: an element that nobody thought of stays out.
  const ELEMENTS = new Set((
    'a abbr article aside b bdi blockquote br button caption cite code col colgroup data datalist dd del details dfn ' +
    'dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd ' +
    'label legend li main mark menu meter nav ol optgroup option output p pre progress q rp rt ruby s samp search ' +
    'section select small span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul var wbr ' +
    'svg g path circle ellipse line polyline polygon rect text tspan defs use symbol title desc clippath mask marker ' +
    'lineargradient radialgradient stop pattern').split(' '));
  const LINKS = new Set(['href', 'src', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'srcset', 'background']);
  const SAFE_LINK = /^(https?:|mailto:|tel:|sms:|blob:|data:image\/(png|jpeg|webp|gif);|[^:]*$|[^:/?#]*[/?#])/i;

  let inside = false; // the check below sets innerHTML itself, which asks this policy again
  function harmless(html) {
    const template = document.createElement('template');
    inside = true;
    try {
      template.innerHTML = html; // inert: nothing in a template runs or loads
    } finally {
      inside = false;
    }
    for (const element of template.content.querySelectorAll('*')) {
      if (!ELEMENTS.has(element.localName.toLowerCase())) return false;
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$/i.test(name)) return false;
        if (LINKS.has(name.toLowerCase()) && !SAFE_LINK.test(value.trim())) return false;
      }
    }
    return true;
  }

  const worker = new URL('sw.js', new URL(document.querySelector('base').href)).href;
  const passed = new Set(); // the same few subtrees come again and again
  trustedTypes.createPolicy('default', {
    createHTML(html) {
      if (inside || passed.has(html)) return html;
      if (!harmless(html)) return null;
      if (passed.size < 1000) passed.add(html);
      return html;
    },
    createScript: () => null,
    createScriptURL: (url) => (new URL(url, document.baseURI).href === worker ? url : null),
  });
})();
