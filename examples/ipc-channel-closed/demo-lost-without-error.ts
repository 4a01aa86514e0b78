// https://tuberia-rota.example/examples/ipc-channel-closed/demo-lost-without-error.ts | SPDX-License-Identifier: 0BSD
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { report, say } from '../observe.ts';

const child = fork(fileURLToPath(new URL('./deaf-child.ts', import.meta.url)), {
  stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
});
child.on('error', (error) => report('event', error));
const exited = once(child, 'exit');

for (const message of ['one', 'two', 'three']) {
  await new Promise<void>((resolve) => {
    child.send(message, (error) => {
      say(`${message}: ${error === null ? 'no error' : 'error'}`);
      resolve();
    });
  });
}
child.stdin?.end();
await exited;
say('the child has exited; its program received nothing');
