// https://tuberia-rota.example/examples/serve-many-clients/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import '../observe.ts';

// The same conversation, with nobody listening for errors: one client's leaving ends the server for all.
const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.resume();
  socket.write('Welcome! ');
  socket.once('end', () => {
    socket.write('Thank you. ', () => socket.write('Good bye!'));
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
await once(client, 'data');
client.destroy();
