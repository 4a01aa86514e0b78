// https://tuberia-rota.example/examples/end-when-reader-leaves/demo.ts | SPDX-License-Identifier: 0BSD
import { setImmediate as nextTick } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { say } from '../observe.ts';
import { endWhenReaderLeaves } from './end-when-reader-leaves.ts';
import { pipedToHead } from './piped-to-head.ts';

if (process.argv[2] === 'print') {
  // #region use
  endWhenReaderLeaves();
  // Without end, as `yes` does: only the reader can tell when it is enough.
  for (let n = 1; ; n += 1) {
    process.stdout.write(`line ${n}\n`);
    await nextTick();
  }
  // #endregion
}

const status = await pipedToHead(fileURLToPath(import.meta.url), 'print');
say(`exit status of the program that was piped to head: ${status}`);
