/** Runs a program that may open few files: what it does without a descriptor left for `accept`. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { commandOf } from './this-runtime.ts';

const ROOT = new URL('../../', import.meta.url);

/** Takes every descriptor but some, and gives them back. */
const EXHAUST = `
  import { closeSync, openSync } from 'node:fs';
  const exhaust = (but = 0) => {
    const taken = [];
    try {
      for (;;) taken.push(openSync('/dev/null'));
    } catch {}
    for (let n = 0; n < but; n += 1) closeSync(taken.pop());
    return () => taken.forEach((fd) => closeSync(fd));
  };
`;

/**
 * Runs a program in a process of its own that may have 100 descriptors; it can call `exhaust()`.
 * @param program text of an ES module, in which `examples/…` is imported from the folder of the examples
 * @returns what it wrote
 * @throws AssertionError if it fails, or goes on for 20 seconds
 */
export async function withFewDescriptors(program: string): Promise<string> {
  const source = (EXHAUST + program).replaceAll(
    /from '(examples\/[^']+)'/g,
    (_, path: string) => `from '${new URL(path, ROOT).href}'`,
  );
  try {
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-c', 'ulimit -n 100; exec "$0" "$@"', ...commandOf(source, '--import', 'tsx')],
      { cwd: ROOT, timeout: 20_000 },
    );
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new assert.AssertionError({
      message: `the program failed: ${stdout ?? ''}${stderr ?? String(error)}`,
    });
  }
}
