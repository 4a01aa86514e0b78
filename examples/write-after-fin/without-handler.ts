// https://tuberia-rota.example/examples/write-after-fin/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { say } from '../observe.ts';

const server = createServer((peer) => {
  peer.end();
  server.close();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
socket.resume();
socket.once('close', (hadError) => say(`event 'close': hadError is ${hadError}`));
await once(socket, 'end');
socket.write('Hello, world!');
