// https://tuberia-rota.example/examples/end-with-parent/demo.ts | SPDX-License-Identifier: 0BSD
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { say } from '../observe.ts';
import { askOnceAndGo } from './client.ts';
import { endWithParent } from './end-with-parent.ts';

if (process.argv[2] === 'serve') {
  // #region use
  endWithParent({
    cleanUp: () => {
      console.error('the server has saved its work');
    },
  });
  createInterface({ input: process.stdin }).on('line', (line) => {
    process.stdout.write(`answer to ${line}\n`);
  });
  // #endregion
  // What a server does besides: it would live for ever.
  setInterval(() => {}, 1000);
} else {
  const code = await askOnceAndGo(fileURLToPath(import.meta.url), 'serve');
  say(`the server ended with exit code ${code}`);
}
