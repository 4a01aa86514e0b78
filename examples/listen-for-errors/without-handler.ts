// https://tuberia-rota.example/examples/listen-for-errors/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import '../observe.ts';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.resume();
  socket.once('end', () => {
    try {
      socket.write('Hello, world!', () => socket.write('Good bye!'));
    } catch {
      // Never reached: the write fails after this block has been left.
    }
  });
});
server.on('error', () => {
  // Never reached: this event tells that the server could not listen, not that a client has left.
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
await once(client, 'connect');
client.destroy();
