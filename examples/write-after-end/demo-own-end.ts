// https://tuberia-rota.example/examples/write-after-end/demo-own-end.ts | SPDX-License-Identifier: 0BSD
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
const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
socket.on('error', (error) => report('event', error));

socket.end('last words');
say(`after end(): writable ${socket.writable}, writableEnded ${socket.writableEnded}`);
const more = socket.write('one more thing', (error) => {
  if (error != null) report('callback', error);
});
say(`write() threw nothing and returned ${more}`);

await closed;
say(`the peer, which never closed, read ${JSON.stringify(await received)}`);
server.close();
