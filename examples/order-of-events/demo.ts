// https://tuberia-rota.example/examples/order-of-events/demo.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';

const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });

const both = Promise.all([
  new Promise<void>((resolve) => {
    socket.once('error', (error) => {
      report('event', error);
      say(`socket.closed is already ${socket.closed}`);
      resolve();
    });
  }),
  new Promise<void>((resolve) => {
    socket.once('close', () => {
      say("event 'close'");
      resolve();
    });
  }),
]);
socket.write('x', (error) => say(`callback of write: ${error == null ? 'no error' : 'error'}`));
say('write() has returned');

await both;
await close();
