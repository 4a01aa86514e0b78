/** Types of the examples, under every strictness flag. */
import { join } from 'node:path';
import { runProgram } from '../../lib/spawn.mjs';

/**
 * Compiles the examples in a process of its own; what did not change since the last time is not compiled again.
 * @param root the project's folder
 * @param info where the compiler keeps what it has seen
 * @returns one line for each error of the compiler
 */
export async function checkExampleTypes(
  root: string,
  info = join(root, 'node_modules/.cache/examples.tsbuildinfo'),
): Promise<string[]> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const args = ['-p', 'examples', '--incremental', '--tsBuildInfoFile', info, '--pretty', 'false'];
  const { stdout } = await runProgram(process.execPath, [compiler, ...args], {
    cwd: root,
    output: 'errors shown',
  });
  return stdout
    .split('\n')
    .map(problemOf)
    .filter((line) => line !== '');
}

/** `examples/a/a.ts(3,5): error TS2322: …` in the form of the other problems; empty for a line of detail. */
function problemOf(line: string): string {
  const [, file, at, what] = /^(.+?)\((\d+),\d+\): error (.*)$/.exec(line) ?? [];
  if (file !== undefined) return `${file}:${at}: ${what}: mend it; npm run typecheck shows more`;
  return line.startsWith('error ') ? `examples/tsconfig.json:1: ${line}` : '';
}
