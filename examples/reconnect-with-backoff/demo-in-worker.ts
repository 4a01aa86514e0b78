// https://tuberia-rota.example/examples/reconnect-with-backoff/demo-in-worker.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { report, say } from '../observe.ts';
import { greet } from './greet.ts';
import { reconnectWithBackoff } from './reconnect-with-backoff.ts';

// A queue of jobs that is restarted after the second of them.
let greetings = 0;
const queue = createServer((peer) => {
  peer.on('error', () => {});
  peer.on('data', (data) => {
    const isGreeting = String(data) === 'hello\n';
    if (isGreeting) greetings += 1;
    if (!isGreeting) peer.end(greetings === 1 ? 'job 1\njob 2\n' : 'job 3\n');
    else if (greetings === 2) peer.resetAndDestroy();
    else peer.write('welcome\n');
  });
}).listen(0, '127.0.0.1');
await once(queue, 'listening');
const { port } = queue.address() as AddressInfo;

// #region use
const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());

const { signal } = stopping;
const onRetry = (error: Error): void => report('rejection', error);
while (!signal.aborted) {
  const socket = await reconnectWithBackoff(() => greet(port), { baseMs: 10, signal, onRetry });
  say('connected');
  socket.write('what is there to do?\n');
  for await (const job of createInterface({ input: socket })) {
    say(`done: ${job}`);
    if (job === 'job 3') stopping.abort();
  }
}
// #endregion
queue.close();
