// https://tuberia-rota.example/examples/reconnect-with-backoff/demo-give-up.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { greet } from './greet.ts';
import { reconnectWithBackoff } from './reconnect-with-backoff.ts';

// A port on which nobody listens any more.
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
server.close();
await once(server, 'close');

const patience = { baseMs: 5, capMs: 20, random: () => 0.5 };
let tried = 0;

// The last error comes out as it is.
await reconnectWithBackoff(
  () => {
    tried += 1;
    return greet(port);
  },
  { ...patience, attempts: 3 },
).catch((error: unknown) => {
  report('rejection', error);
  say(`after ${tried} attempts`);
});

// An error that does not mean "gone" is not tried again: it would fail for ever.
tried = 0;
await reconnectWithBackoff(
  () => {
    tried += 1;
    return Promise.reject(new Error('the password is wrong'));
  },
  { ...patience, attempts: 3 },
).catch((error: unknown) => {
  report('rejection', error);
  say(`after ${tried} attempt`);
});

// Whoever no longer wants the connection does not wait for the end of the pause.
const wish = new AbortController();
await reconnectWithBackoff(() => greet(port), {
  baseMs: 60_000,
  capMs: 60_000,
  attempts: 3,
  random: () => 1,
  signal: wish.signal,
  onRetry(_error, _attempt, waitMs) {
    say(`the next one in ${waitMs} ms`);
    wish.abort();
  },
}).catch((error: unknown) => {
  report('rejection', error);
});
