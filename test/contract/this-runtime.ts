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
