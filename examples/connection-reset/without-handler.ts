// https://tuberia-rota.example/examples/connection-reset/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { say } from '../observe.ts';

const server = createServer((peer) => {
  peer.once('data', () => {
    server.close();
    peer.resetAndDestroy();
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
socket.resume();
socket.on('end', () => say("event 'end'"));
socket.on('close', (hadError) => say(`event 'close': hadError is ${hadError}`));
socket.write('Hello, world!');
