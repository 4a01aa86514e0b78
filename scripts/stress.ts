/**
 * Runs every demo many times with both cores busy; each time must give what is recorded.
 *   npm run stress                          1,000 times each
 *   npm run stress -- --times 50 catch-epipe
 *   npm run stress -- catch-epipe/demo --language typescript    one part, without its Python twin
 *   npm run stress -- --share 2/6                              the second sixth of the examples, for machines side by side
 *   npm run stress -- --runtime node-26 --runtime bun           on others than the Node at hand and Python
 * Types are stripped once beforehand, so that the demos and not a compiler keep the cores busy.
 */
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { wasRecorded } from '../src/examples/recording.ts';
import { listRunnables, readRecording } from '../src/examples/files.build.ts';
import { runDemo } from '../src/examples/run-demo.build.ts';
import { nodeAtHand, python } from '../src/examples/runtimes.build.ts';
import { stripExamples } from '../src/examples/stripped.build.ts';
import { inPool } from '../src/lib/pool.ts';
import { askedExamples, askedRuntime, askedTimes, checkKnown, shareOf } from './lib/asked.ts';
import { counted } from './lib/counted.ts';
import { Mendable, start } from './lib/setup.mjs';

start(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      times: { type: 'string', default: '1000' },
      language: { type: 'string' },
      share: { type: 'string', default: '1/1' },
      runtime: { type: 'string', multiple: true },
    },
  });
  const times = askedTimes(values.times);
  const asked = shareOf(askedExamples(positionals), values.share);
  if (values.language !== undefined) checkKnown('language', values.language, ['typescript', 'python']);
  const runtimes = values.runtime?.map(askedRuntime) ?? [nodeAtHand(), python()];
  // Twice as many demos as cores: the scheduler always has one waiting.
  const lanes = availableParallelism() * 2;

  const stripped = stripExamples();
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
        const all = await inPool(Array(times).keys(), lanes, () =>
          runDemo(...stripped.of(runnable, runtime)),
        );
        const odd = all.filter((outcome) => !wasRecorded(run, outcome, false));
        wrong += odd.length;
        const shown = counted(odd.map((outcome) => JSON.stringify(outcome)));
        console.log(
          [`${example} ${runnable.part} (${runtime.id}): ${times - odd.length} of ${times}`, ...shown].join(
            '\n',
          ),
        );
      }
    }
  }
  stripped.remove();
  if (wrong > 0) throw new Mendable(`${wrong} runs differed from their recording`);
});
