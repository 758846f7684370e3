// Starts the program. An external module instead of trunk's inline snippet, so that the policy can forbid
// inline script. Trunk's preload links carry the hashed names.
const link = (selector) => document.querySelector(selector).href;

async function start() {
  const wasm = fetch(link('link[rel="preload"][as="fetch"]')); // in flight while the glue loads
  wasm.catch(() => {}); // told below, once
  const app = await import(link('link[rel="modulepreload"]'));
  const response = await wasm;
  if (!response.ok) throw new TypeError(`${response.status} ${response.url}`);
  // A host that does not know the type of .wasm files sends one that browsers refuse to compile as it comes.
  const known = /^application\/wasm\b/i.test(response.headers.get('Content-Type'));
  const module = await (known ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  await new Promise((turn) => setTimeout(turn)); // compiling and the first drawing are not one long task
  await app.default({ module_or_path: module });
}

function reason(error) {
  if (error instanceof WebAssembly.CompileError) {
    return /Content.Security.Policy|disallowed by embedder/i.test(error.message) ? 'blocked' : 'old';
  }
  if (error instanceof TypeError) return 'files'; // fetch and import say so when a file does not arrive
  return 'crashed';
}

try {
  await start();
  // The program's first frame replaces the waiting page in one paint.
  requestAnimationFrame(() => window.changliuBoot.started());
} catch (error) {
  window.changliuBoot.fail(reason(error), error);
  throw error;
}
