// Registers the service worker and tells the program about new versions.
//
//   window.changliuUpdate.ready      a new version is installed and waits
//   window.changliuUpdate.apply()    switches to it and reloads this tab
//   event changliu:update-ready      on window, when `ready` becomes true
//   event changliu:update-applied    on window, when another tab switched: this tab goes on with its old
//                                    version, whose files stay, and should offer apply() when nothing is unsaved
//
// Nothing here reloads a page by itself.
const HOUR = 60 * 60 * 1000;
// tools/post_build.mjs writes the version into release builds only; without it there is no service worker.
const version = document.querySelector('meta[name="changliu-version"]')?.content;
let registration;
let applying = false;

const update = {
  version,
  ready: false,
  apply() {
    const waiting = registration?.waiting;
    applying = true;
    if (!waiting) return location.reload(); // another tab already switched
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated') location.reload();
    });
    waiting.postMessage('SKIP_WAITING');
  },
};
window.changliuUpdate = update;

function tell(name) {
  update.ready = true;
  window.dispatchEvent(new Event(`changliu:${name}`));
}

function watch(worker) {
  if (!worker) return;
  const settled = () => {
    // With no active worker this is the first installation, which needs no announcement.
    if (worker.state === 'installed' && registration.active) tell('update-ready');
  };
  worker.addEventListener('statechange', settled);
  settled();
}

async function register() {
  const container = navigator.serviceWorker;
  const controlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (controlled && !applying) tell('update-applied');
  });
  // The worker asks which versions still have a page open before it drops a version's files.
  container.addEventListener('message', ({ data, ports }) => {
    if (data === 'VERSION?') ports[0].postMessage(version);
  });

  const script = new URL('sw.js', document.baseURI).href;
  registration = await container.register(script, { updateViaCache: 'none' });
  registration.addEventListener('updatefound', () => watch(registration.installing));
  watch(registration.waiting);
  watch(registration.installing);
  container.ready.then(({ active }) => active.postMessage('CLEAN_UP'));

  const check = () => registration.update().catch(() => {}); // offline: the next check will tell
  check();
  setInterval(check, HOUR);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') check();
  });
}

if (version && 'serviceWorker' in navigator) {
  // After the page's own loading, so that the precache does not compete with it. A browser that refuses
  // (private mode, storage forbidden) still runs the app, only not without network.
  const begin = () => register().catch((error) => { update.problem = String(error); });
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin);
}
