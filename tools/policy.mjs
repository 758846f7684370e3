// What the browser is told to forbid, in one place: for the page itself (tools/post_build.mjs), for the local
// server (tools/serve.mjs), and for the README's hosting section (`node tools/policy.mjs` prints it).
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
];

export const PAGE_POLICY = POLICY.join('; ');

export const HEADERS = {
  // frame-ancestors counts only in a header
  'Content-Security-Policy': [...POLICY, "frame-ancestors 'none'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

// Trunk puts a hash of the content into these names, so what they hold never changes.
const HASHED = /-[0-9a-f]{10,16}(_bg)?\.(js|css|wasm)$/;
export const cacheControl = (path) => (HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');

if (import.meta.filename === process.argv[1]) {
  for (const [name, value] of Object.entries(HEADERS)) console.log(`${name}: ${value}`);
}
