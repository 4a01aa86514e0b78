// https://tuberia-rota.example/examples/ipc-channel-closed/demo-unnoticed.ts | SPDX-License-Identifier: 0BSD
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report, say } from '../observe.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipc-'));
const fifo = join(folder, 'fifo');
execFileSync('mkfifo', [fifo]);

const child = fork(fileURLToPath(new URL('./leaving-child.ts', import.meta.url)), [fifo]);
await once(child, 'message');
// Blocks this process, event loop and all, until the child has closed its end and the FIFO: nobody tells it.
readFileSync(fifo);
rmSync(folder, { recursive: true });
say(`the child has closed its end; connected: ${child.connected}, exitCode: ${child.exitCode}`);

const exited = once(child, 'exit');
let answers = 0;
const answer = (error: Error | null): void => {
  answers += 1;
  if (error === null) say('callback: no error');
  else report('callback', error);
};
say(`send returned ${child.send('are you there?', answer)}`);
await exited;
say(`the exit has been noticed; connected: ${child.connected}, exitCode: ${child.exitCode}`);
say(`send returned ${child.send('are you there?', answer)}`);
await new Promise((resolve) => setImmediate(resolve));
say(`callbacks called: ${answers} of 2`);
