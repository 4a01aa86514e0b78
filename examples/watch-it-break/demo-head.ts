// https://tuberia-rota.example/examples/watch-it-break/demo-head.ts | SPDX-License-Identifier: 0BSD
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pipedToHead } from '../end-when-reader-leaves/piped-to-head.ts';
import { say } from '../observe.ts';

if (process.argv[2] === 'print') {
  process.stdout.on('error', () => process.exit(0));
  for (let n = 1; ; n += 1) {
    process.stdout.write(`line ${n}\n`);
    await nextTurn();
  }
}

const status = await pipedToHead(fileURLToPath(import.meta.url), 'print');
say(`exit status of the program that was piped to head: ${status}`);
