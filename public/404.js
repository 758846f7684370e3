// Lies in the app's root; 404.html loads it from wherever the host showed that page.
(function () {
  'use strict';
  if (window.changliuFound) return;
  window.changliuFound = true;
  var root = document.currentScript.src.replace(/404\.js$/, '');
  var here = location.href.split(/[?#]/)[0];
  var page = here.slice(root.length).split('/')[0];
  var routes = ['__ROUTES__']; // filled in by tools/post_build.mjs
  // /customers/anything is most likely meant for /customers/; everything else for the start.
  var target = routes.indexOf(page) >= 0 ? root + page + '/' + location.search : root;
  if (target.split('?')[0] !== here) location.replace(target);
})();
