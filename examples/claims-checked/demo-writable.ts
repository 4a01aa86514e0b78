// https://tuberia-rota.example/examples/claims-checked/demo-writable.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';

const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
say(`writable: ${socket.writable}, destroyed: ${socket.destroyed}, writableEnded: ${socket.writableEnded}`);
if (socket.writable && !socket.destroyed) {
  const failed = once(socket, 'error') as Promise<[Error]>;
  socket.write('the check said that this was safe');
  report('event', (await failed)[0]);
}
say(`writable: ${socket.writable}, destroyed: ${socket.destroyed}`);
await close();
