// https://tuberia-rota.example/examples/end-when-reader-leaves/without-handler.ts | SPDX-License-Identifier: 0BSD
import { setImmediate as nextTick } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import '../observe.ts';
import { pipedToHead } from './piped-to-head.ts';

if (process.argv[2] === 'print') {
  for (let n = 1; ; n += 1) {
    process.stdout.write(`line ${n}\n`);
    await nextTick();
  }
}

process.exitCode = await pipedToHead(fileURLToPath(import.meta.url), 'print');
