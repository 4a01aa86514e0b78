// https://tuberia-rota.example/examples/end-with-parent/without-handler.ts | SPDX-License-Identifier: 0BSD
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import '../observe.ts';
import { askOnceAndGo } from './client.ts';

if (process.argv[2] === 'serve') {
  createInterface({ input: process.stdin }).on('line', (line) => {
    process.stdout.write(`answer to ${line}\n`);
    // From now on the server also tells of its progress, without being asked.
    setInterval(() => process.stdout.write('progress\n'), 10);
  });
} else {
  process.exitCode = (await askOnceAndGo(fileURLToPath(import.meta.url), 'serve')) ?? 1;
}
