// https://tuberia-rota.example/examples/response-cut-short/demo-reset.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nfirst half'));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const accepted = once(server, 'connection') as Promise<[Socket]>;

const sent = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false });
sent.on('error', (error) => {
  say('the request emits:');
  report('event', error);
});
sent.end();
const [response] = (await once(sent, 'response')) as [IncomingMessage];
response.on('error', (error) => {
  say('the response emits:');
  report('event', error);
});
await once(response, 'data');
response.resume();
const closed = new Promise((resolve) => response.on('close', resolve));
(await accepted)[0].resetAndDestroy();
await closed;
await new Promise(setImmediate);
server.close();
