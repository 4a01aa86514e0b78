// https://tuberia-rota.example/examples/what-arrived/demo-without-acknowledgement.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { report, say } from '../observe.ts';

const done: string[] = [];
const server = createServer((socket) => {
  createInterface({ input: socket }).on('line', (id) => {
    // The same failure: from the third order on nothing is done, and the connection is closed in good order.
    if (done.length < 3) done.push(id);
    else socket.end();
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
socket.on('error', (error) => report('event', error));
await once(socket, 'connect');
for (const id of ['a', 'b', 'c', 'd', 'e']) {
  const error = await new Promise((resolve) => socket.write(`${id}\n`, resolve));
  say(`${id} written: ${error == null ? 'no error' : 'error'}`);
}
socket.end();
await once(socket, 'close');
say(`done: ${done.join(' ')}`);
server.close();
