// https://tuberia-rota.example/examples/catch-epipe/without-handler.ts | SPDX-License-Identifier: 0BSD
import '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';

const { socket } = await triggerBrokenPipe();
try {
  socket.write('Hello, world!', () => socket.write('Are you there?', () => socket.write('Good bye!')));
} catch {
  // Never reached: the error arrives as an event, after this block has been left.
}
