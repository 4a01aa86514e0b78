// https://tuberia-rota.example/examples/reconnect-with-backoff/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { greet } from './greet.ts';
import { reconnectWithBackoff } from './reconnect-with-backoff.ts';

// A server that is being restarted: it resets the first three that speak to it.
let greetings = 0;
const server = createServer((peer) => {
  peer.on('error', () => {});
  peer.once('data', () => {
    greetings += 1;
    if (greetings <= 3) peer.resetAndDestroy();
    else peer.write('welcome\n');
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

// #region use
const socket = await reconnectWithBackoff(() => greet(port), {
  baseMs: 10,
  capMs: 30,
  attempts: 6,
  random: () => 0.99,
  onRetry(error, attempt, waitMs) {
    report('rejection', error);
    say(`attempt ${attempt} failed; the next one in ${waitMs} ms`);
  },
});
// #endregion
say(`connected after ${greetings} greetings`);
socket.destroy();
server.close();
