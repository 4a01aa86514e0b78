// https://tuberia-rota.example/examples/survive-dead-stdout/demo.ts | SPDX-License-Identifier: 0BSD
import { writeSync } from 'node:fs';
import { setImmediate as nextTick } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import '../observe.ts';
import { runWithoutReaders } from './dead-outputs.ts';
import { surviveDeadOutput } from './survive-dead-stdout.ts';

if (process.argv[2] === 'serve') {
  /** The log that is left: a file, in real life. */
  const log = (line: string): void => void writeSync(3, `${line}\n`);

  // #region use
  surviveDeadOutput((output, error) => {
    log(`${output} has no reader any more: ${error.message}`);
  });
  // #endregion

  for (let job = 1; job <= 5; job += 1) {
    process.stdout.write(`job ${job} begins\n`);
    console.error(`job ${job} is slow`);
    await nextTick();
  }
  log('all 5 jobs done');
} else {
  await runWithoutReaders(fileURLToPath(import.meta.url), 'serve');
}
