// https://tuberia-rota.example/examples/write-after-destroy/demo-without-callback.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const accepted = once(server, 'connection') as Promise<[Socket]>;
const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
const [[peer]] = await Promise.all([accepted, once(socket, 'connect')]);
const received = text(peer);
socket.on('error', (error) => report('event', error));

socket.destroy();
for (let n = 1; n <= 3; n += 1) say(`write ${n} returned ${socket.write('lost')}`);
await once(socket, 'close');
say("'close' came, 'error' never did");
say(`the peer read ${JSON.stringify(await received)}`);
server.close();
