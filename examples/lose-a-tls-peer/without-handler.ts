// https://tuberia-rota.example/examples/lose-a-tls-peer/without-handler.ts | SPDX-License-Identifier: 0BSD
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { connect } from 'node:tls';
import '../observe.ts';

const server = createServer((peer) => {
  peer.once('data', () => peer.destroy());
  server.close();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
