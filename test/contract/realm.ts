/** Loads a module into a realm of its own, as Jest does: there, the core's errors are no `instanceof Error`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { transformSync } from 'esbuild';

const ROOT = new URL('../../', import.meta.url);

const here = new Map<string, unknown>();

/** Loads a module as everything else is loaded here, and lets `inOtherRealm` give that: for checks that run in one as a whole. */
export async function loadHere(path: string): Promise<void> {
  here.set(path, await import(fileURLToPath(new URL(path, ROOT))));
}

/**
 * @param path of a module, such as `examples/catch-epipe/catch-epipe.ts`
 * @returns its exports, which know another `Error`, `Promise` and `Uint8Array` than the test does
 */
// The caller names the module's own type.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function inOtherRealm<Exports>(path: string): Exports {
  if (here.has(path)) return here.get(path) as Exports;
  const file = new URL(path, ROOT);
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    target: 'es2023',
  });
  const require = createRequire(file);
  const module = { exports: {} };
  const context = createContext({
    module,
    exports: module.exports,
    require,
    process,
    console,
    Buffer,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    setImmediate,
    clearImmediate,
    AbortController,
    AbortSignal,
    URL,
    URLSearchParams,
    ReadableStream,
    Blob,
    FormData,
    Headers,
    fetch,
    queueMicrotask,
    performance,
  });
  new Script(code, { filename: file.pathname }).runInContext(context);
  return module.exports as Exports;
}
