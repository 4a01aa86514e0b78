// https://tuberia-rota.example/examples/survive-dead-stdout/without-handler.ts | SPDX-License-Identifier: 0BSD
import { writeSync } from 'node:fs';
import { setImmediate as nextTick } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import '../observe.ts';
import { runWithoutReaders } from './dead-outputs.ts';

if (process.argv[2] === 'serve') {
  /** The log that is left: a file, in real life. */
  const log = (line: string): void => void writeSync(3, `${line}\n`);

  for (let job = 1; job <= 5; job += 1) {
    process.stdout.write(`job ${job} begins\n`);
    console.error(`job ${job} is slow`);
    await nextTick();
    log(`job ${job} done`);
  }
  log('all 5 jobs done');
} else {
  // Nobody sees why the service ended: its trace went to the dead standard error.
  process.exitCode = await runWithoutReaders(fileURLToPath(import.meta.url), 'serve');
}
