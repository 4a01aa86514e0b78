/**
 * Runs demos and writes down what they did.
 *   npm run record                       every example, on the Node.js and the python3 at hand
 *   npm run record -- catch-epipe        one example
 *   npm run record -- catch-epipe/demo   one part of it; its others keep what they have
 *   npm run record -- --all              on every runtime (first: npm ci --prefix runtimes)
 *   npm run record -- --times 20         each demo 20 times (default 5), to see what varies
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { distribution, type Outcome, type Recording } from '../src/examples/recording.ts';
import {
  inputsHash,
  listRunnables,
  readRecording,
  recordingPath,
  type Runnable,
} from '../src/examples/files.build.ts';
import { runDemo } from '../src/examples/run-demo.build.ts';
import {
  allRuntimes,
  nodeAtHand,
  platformName,
  python,
  type Runtime,
} from '../src/examples/runtimes.build.ts';
import { askedExamples, askedTimes } from './lib/asked.ts';
import { start } from './lib/setup.mjs';

/** Command that readers type to run a file; below 22.18, Node.js needs `tsx` to run TypeScript. */
function commandShown(runtime: Runtime, runnable: Runnable): string {
  const file = basename(runnable.path);
  if (runtime.id === 'python-3') return `python3 ${file}`;
  if (runtime.id === 'bun') return `bun ${file}`;
  if (runtime.id === 'deno') return `deno run --allow-all ${file}`;
  return runtime.command.length > 1 ? `npx tsx ${file}` : `node ${file}`;
}

start(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean' }, times: { type: 'string', default: '5' } },
  });
  const times = askedTimes(values.times);
  const asked = askedExamples(positionals);
  const runtimes = values.all === true ? allRuntimes() : [nodeAtHand(), python()];
  for (const { example, part: onlyPart } of asked) {
    for (const runtime of runtimes) {
      // A whole example is recorded over whatever was there, be it broken.
      const before = onlyPart === undefined ? undefined : readRecording(example, runtime.id)?.runs;
      const runs: Recording['runs'] = {};
      for (const runnable of listRunnables(example).filter(({ language }) => language === runtime.language)) {
        const kept = before?.[runnable.part];
        if (onlyPart !== undefined && onlyPart !== runnable.part) {
          if (kept !== undefined) runs[runnable.part] = kept;
          continue;
        }
        const outcomes: Outcome[] = [];
        for (let n = 0; n < times; n += 1) outcomes.push(await runDemo(runnable, runtime));
        const counted = distribution(outcomes);
        runs[runnable.part] = {
          command: commandShown(runtime, runnable),
          inputs: inputsHash(runnable.path),
          times,
          outcomes: counted,
        };
        const note = counted.length > 1 ? `  ${counted.length} different outcomes` : '';
        console.log(`${example} ${runnable.part} on ${runtime.id}: exit ${counted[0]?.exitCode}${note}`);
      }
      if (Object.keys(runs).length === 0) continue;
      const recording: Recording = {
        example,
        runtime: { name: runtime.name, version: runtime.version },
        platform: platformName(),
        runs,
      };
      const path = recordingPath(example, runtime.id);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${JSON.stringify(recording, undefined, 2)}\n`);
    }
  }
});
