// https://tuberia-rota.example/examples/ipc-channel-closed/without-handler.ts | SPDX-License-Identifier: 0BSD
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import '../observe.ts';

const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)));
await once(child, 'message');
child.disconnect();
try {
  child.send('one more');
} catch {
  // Never reached: the error is emitted on the next tick.
}
