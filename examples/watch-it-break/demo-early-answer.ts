// https://tuberia-rota.example/examples/watch-it-break/demo-early-answer.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { report, say } from '../observe.ts';

const server = createServer((_request, response) => {
  response.writeHead(413, { connection: 'close' }).end('too large\n');
}).listen(0, '127.0.0.1');
await once(server, 'listening');

// A client that reads nothing until it has sent everything.
const ours = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
await once(ours, 'connect');
server.close();
ours.on('error', (error) => report('event', error));
ours.on('close', () => say(`bytes of the answer that were read: ${ours.bytesRead}`));

ours.write('POST / HTTP/1.1\r\nHost: example\r\nContent-Length: 1000000\r\n\r\n');
let failed = false;
while (!failed) {
  failed = await new Promise((resolve) => ours.write('x'.repeat(1000), (error) => resolve(error != null)));
  await nextTurn();
}
