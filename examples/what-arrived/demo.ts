// https://tuberia-rota.example/examples/what-arrived/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { acknowledge, sendAcknowledged, type Message } from './what-arrived.ts';

// #region receive
const done = new Map<string, string>();
let failures = 1;
const server = createServer((socket) => {
  acknowledge(socket, ({ id, text }) => {
    if (done.has(id)) {
      say(`server: ${id} was done before, acknowledged again`);
      return;
    }
    done.set(id, text);
    say(`server: ${id} done`);
    if (id === 'c' && failures > 0) {
      failures -= 1;
      throw new RangeError('a failure between doing it and saying so');
    }
  }).catch((error: unknown) => report('rejection', error));
}).listen(0, '127.0.0.1');
// #endregion
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

// #region use
let left: readonly Message[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `order ${id}` }));
for (let attempt = 1; attempt <= 3 && left.length > 0; attempt += 1) {
  const { acknowledged, unknown } = await sendAcknowledged(connect(port, '127.0.0.1'), left);
  say(`attempt ${attempt}: acknowledged ${acknowledged.map(({ id }) => id).join(' ')}`);
  say(`unknown: ${unknown.map(({ id }) => id).join(' ') || 'none'}`);
  left = unknown;
}
// #endregion
say(`done, each once: ${[...done.values()].join(', ')}`);
server.close();
