/** The runtime at hand: its name, how it is started again, and its garbage collection. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Runtime that runs the checks: its name, and how it is started again for a program of its own. */
export type Runtime = 'node' | 'bun' | 'deno';

/** Name of the runtime at hand. */
export const RUNTIME: Runtime = 'Bun' in globalThis ? 'bun' : 'Deno' in globalThis ? 'deno' : 'node';

/**
 * Command that runs the text of an ES module on the runtime at hand.
 * @param flags of Node.js alone: the others need none for TypeScript
 */
export function commandOf(program: string, ...flags: string[]): [string, ...string[]] {
  if (RUNTIME === 'bun') return [process.execPath, '-e', program];
  if (RUNTIME === 'deno') return [process.execPath, 'eval', '--quiet', '--v8-flags=--expose-gc', program];
  return [process.execPath, ...flags, '--input-type=module', '-e', program];
}

/** Collects garbage at once, on a runtime that was started without a flag for it. */
export function collectGarbage(): void {
  const { Bun } = globalThis as { Bun?: { gc: (sync: boolean) => void } };
  if (Bun !== undefined) {
    Bun.gc(true);
    return;
  }
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
