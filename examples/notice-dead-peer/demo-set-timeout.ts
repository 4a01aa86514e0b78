// https://tuberia-rota.example/examples/notice-dead-peer/demo-set-timeout.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../observe.ts';

const server = createServer((peer) => {
  peer.on('error', () => {});
  peer.resume();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const idle = connect(port, '127.0.0.1');
await once(idle, 'connect');
idle.setTimeout(20);
await once(idle, 'timeout');
say(`'timeout' was emitted; destroyed: ${idle.destroyed}, writable: ${idle.writable}`);
idle.destroy();

// The peer is as silent as before, but we write: our own writes count as activity.
const busy = connect(port, '127.0.0.1');
await once(busy, 'connect');
let timeouts = 0;
busy.setTimeout(120, () => (timeouts += 1));
for (let i = 0; i < 12; i += 1) {
  busy.write('ping');
  await delay(20);
}
say(`twice that time without an answer, a write now and then: ${timeouts} timeouts`);
busy.destroy();
server.close();
