// https://tuberia-rota.example/examples/talk-to-child/without-handler.ts | SPDX-License-Identifier: 0BSD
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { say } from '../observe.ts';

const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)));
child.on('exit', (exitCode) => {
  say(`the child has ended: exit code ${exitCode}`);
  child.send('one more');
});
await once(child, 'message');
child.send({ talk: 'message', id: 0, body: 'leave' });
