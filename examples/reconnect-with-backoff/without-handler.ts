// https://tuberia-rota.example/examples/reconnect-with-backoff/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import '../observe.ts';
import { greet } from './greet.ts';

const server = createServer((peer) => {
  peer.on('error', () => {});
  peer.once('data', () => peer.resetAndDestroy());
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
await greet((server.address() as AddressInfo).port);
