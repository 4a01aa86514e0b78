// https://tuberia-rota.example/examples/notice-dead-peer/demo-without-watching.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { report, say } from '../observe.ts';

// The peer reads and never answers, as a program that hangs.
const server = createServer((peer) => {
  peer.on('error', () => {});
  peer.resume();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const socket: Socket = connect(port, '127.0.0.1');
socket.on('error', (error) => report('event', error));
await once(socket, 'connect');

let accepted = 0;
for (let i = 0; i < 5; i += 1) {
  await new Promise<void>((resolve, reject) => {
    socket.write('are you there?\n', (error) => (error == null ? resolve() : reject(error)));
  });
  accepted += 1;
  await delay(10);
}
say(`${accepted} writes, ${accepted} callbacks without an error, no answer`);
say(`destroyed: ${socket.destroyed}, writable: ${socket.writable}: we would wait for ever`);

socket.destroy();
server.close();
