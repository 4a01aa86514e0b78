// https://tuberia-rota.example/examples/answer-upload-early/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { say } from '../observe.ts';

const server = createServer((_request, response) => {
  response.writeHead(413, { connection: 'close' }).end('too large\n');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const sent = request({ port, host: '127.0.0.1', method: 'POST', agent: false });
sent.on('response', (response) => {
  say(`status: ${response.statusCode}`);
  response.resume();
  server.close();
});
sent.end(new Uint8Array(16_000_000));
