// https://tuberia-rota.example/examples/what-arrived/demo-in-worker.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { acknowledge, sendAcknowledged, type Message } from './what-arrived.ts';

// The receiver of the orders: it crashes once, between doing the second order and saying so.
const done = new Set<string>();
const receiver = createServer((socket) => {
  acknowledge(socket, ({ id }) => {
    if (done.has(id)) return;
    done.add(id);
    if (id === '2') throw new RangeError('a crash');
  }).catch((error: unknown) => report('rejection', error));
}).listen(0, '127.0.0.1');
await once(receiver, 'listening');
const { port } = receiver.address() as AddressInfo;

// #region use
// What the program has promised to send: a table of its database, in real life.
const outbox = new Map<string, Message>();
for (const id of ['1', '2', '3']) outbox.set(id, { id, text: `order ${id}` });

while (outbox.size > 0) {
  const signal = AbortSignal.timeout(5000);
  const { acknowledged } = await sendAcknowledged(connect(port, '127.0.0.1'), [...outbox.values()], {
    signal,
  });
  for (const { id } of acknowledged) outbox.delete(id);
  say(`acknowledged: ${acknowledged.map(({ id }) => id).join(' ')}; left in the outbox: ${outbox.size}`);
}
// #endregion
say(`done, each once: ${[...done].join(' ')}`);
receiver.close();
