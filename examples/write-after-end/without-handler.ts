// https://tuberia-rota.example/examples/write-after-end/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import '../observe.ts';

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const accepted = once(server, 'connection') as Promise<[Socket]>;
const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
const [[peer]] = await Promise.all([accepted, once(socket, 'connect')]);

socket.write('first ');
await once(peer, 'data');
// The fast producer thinks that it is the only one.
socket.end();
// The slow one follows.
socket.write('second');
