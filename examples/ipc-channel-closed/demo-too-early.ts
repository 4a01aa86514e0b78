// https://tuberia-rota.example/examples/ipc-channel-closed/demo-too-early.ts | SPDX-License-Identifier: 0BSD
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { report, say } from '../observe.ts';

const child = fork(fileURLToPath(new URL('./slow-child.ts', import.meta.url)), {
  stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
});
child.on('error', (error) => report('event', error));
if (child.stdout === null) throw new Error('it is a pipe, as asked for above');
const output = text(child.stdout);
await once(child, 'message');

for (const message of ['one', 'two', 'three']) {
  await new Promise<void>((resolve) => {
    child.send(message, (error) => {
      say(`${message}: ${error === null ? 'no error' : 'error'}`);
      resolve();
    });
  });
}
child.stdin?.end();
await once(child, 'message');
child.send('last');
say((await output).trim());
