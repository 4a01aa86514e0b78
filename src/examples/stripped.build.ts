/**
 * A throw-away copy of the examples without types, so that Node.js runs a demo by itself. What strips types at each start
 * takes three times as long as the demos do.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { transformSync } from 'esbuild';
import { examplesFolder, type Runnable } from './files.build.ts';
import type { Run } from './recording.ts';
import type { Runtime } from './runtimes.build.ts';

export interface StrippedExamples {
  /** The same demo, and the same runtime without what it needs for types; other than Node.js, both as they are. */
  of(runnable: Runnable, runtime: Runtime): [runnable: Runnable, runtime: Runtime];
  /** The same where the recording shows no stack trace; one that does names lines of the file with types. */
  like(run: Run, runnable: Runnable, runtime: Runtime): [runnable: Runnable, runtime: Runtime];
  remove(): void;
}

/** Copies all examples, which takes a second. */
export function stripExamples(root = process.cwd()): StrippedExamples {
  const scratch = mkdtempSync(join(tmpdir(), 'stripped-'));
  // A few demos need the library that people use.
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  const copy = join(scratch, 'examples');
  cpSync(examplesFolder(root), copy, { recursive: true });
  for (const path of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const text = readFileSync(join(copy, path), 'utf8');
    const { code } = transformSync(text, { loader: 'ts', format: 'esm', target: 'node20' });
    writeFileSync(
      join(copy, path.replace(/\.ts$/, '.js')),
      code.replaceAll(/(\.{1,2}\/[\w./-]+)\.ts\b/g, '$1.js'),
    );
  }
  const of: StrippedExamples['of'] = (runnable, runtime) => {
    if (runtime.name !== 'Node.js') return [runnable, runtime];
    const file = basename(runnable.path).replace(/\.ts$/, '.js');
    return [
      { ...runnable, path: join(copy, runnable.example, file) },
      { ...runtime, command: [runtime.command[0]] },
    ];
  };
  return {
    of,
    like: (run, runnable, runtime) =>
      run.outcomes.every(({ stderr }) => stderr === '') ? of(runnable, runtime) : [runnable, runtime],
    remove: () => rmSync(scratch, { recursive: true }),
  };
}
