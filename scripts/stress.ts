/**
 * Runs every demo many times with both cores busy; each time must give what is recorded.
 *   npm run stress                          1,000 times each
 *   npm run stress -- --times 50 catch-epipe
 *   npm run stress -- catch-epipe/demo --language typescript    one part, without its Python twin
 *   npm run stress -- --runtime node-26 --runtime bun           on others than the Node at hand and Python
 * Types are stripped once beforehand, so that the demos and not a compiler keep the cores busy.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { transformSync } from 'esbuild';
import { wasRecorded } from '../src/examples/recording.ts';
import { examplesFolder, listRunnables, readRecording } from '../src/examples/files.build.ts';
import { runDemo } from '../src/examples/run-demo.build.ts';
import { nodeAtHand, python, type Runtime } from '../src/examples/runtimes.build.ts';
import { askedExamples, askedRuntime, askedTimes, checkKnown } from './lib/asked.ts';
import { Mendable, start } from './lib/setup.mjs';

/** Types are stripped already, so Node.js gets its demos as JavaScript and needs no tsx. */
function withoutCompiler(runtime: Runtime): Runtime {
  return runtime.name === 'Node.js' ? { ...runtime, command: [runtime.command[0]] } : runtime;
}

start(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      times: { type: 'string', default: '1000' },
      language: { type: 'string' },
      runtime: { type: 'string', multiple: true },
    },
  });
  const times = askedTimes(values.times);
  const asked = askedExamples(positionals);
  if (values.language !== undefined) checkKnown('language', values.language, ['typescript', 'python']);
  const runtimes = (values.runtime?.map(askedRuntime) ?? [nodeAtHand(), python()]).map(withoutCompiler);
  // Twice as many demos as cores: the scheduler always has one waiting.
  const lanes = availableParallelism() * 2;

  const scratch = mkdtempSync(join(tmpdir(), 'stress-'));
  // A few demos need the library that people use.
  symlinkSync(join(process.cwd(), 'node_modules'), join(scratch, 'node_modules'));
  const copy = join(scratch, 'examples');
  cpSync(examplesFolder(), copy, { recursive: true });
  for (const path of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue;
    const { code } = transformSync(readFileSync(join(copy, path), 'utf8'), {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
    });
    writeFileSync(
      join(copy, path.replace(/\.ts$/, '.js')),
      code.replaceAll(/(\.{1,2}\/[\w./-]+)\.ts\b/g, '$1.js'),
    );
  }

  let wrong = 0;
  for (const { example, part: onlyPart } of asked) {
    for (const runtime of runtimes) {
      if (values.language !== undefined && values.language !== runtime.language) continue;
      const runnables = listRunnables(example).filter(
        ({ language, part }) =>
          language === runtime.language && (onlyPart === undefined || onlyPart === part),
      );
      for (const runnable of runnables) {
        const run = readRecording(example, runtime.id)?.runs[runnable.part];
        if (run === undefined)
          throw new Mendable(
            `${relative(process.cwd(), runnable.path)} has no recording on ${runtime.id}: npm run record -- --all ${example}`,
          );
        const path = join(
          copy,
          example,
          runnable.path.slice(dirname(runnable.path).length + 1).replace(/\.ts$/, '.js'),
        );
        let left = times;
        let same = 0;
        let odd = '';
        const lane = async (): Promise<void> => {
          while (left > 0) {
            left -= 1;
            const outcome = await runDemo({ ...runnable, path }, runtime, 1);
            if (wasRecorded(run, outcome, false)) same += 1;
            else odd = JSON.stringify(outcome);
          }
        };
        await Promise.all(Array.from({ length: lanes }, lane));
        wrong += times - same;
        console.log(
          `${example} ${runnable.part} (${runtime.id}): ${same} of ${times}${odd === '' ? '' : `\n  ${odd}`}`,
        );
      }
    }
  }
  rmSync(scratch, { recursive: true });
  if (wrong > 0) throw new Mendable(`${wrong} runs differed from their recording`);
});
