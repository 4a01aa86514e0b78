// https://tuberia-rota.example/examples/answer-upload-early/demo-closes-at-once.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tryClients } from './clients.ts';

const server = createServer((_request, response) => {
  response.writeHead(413, { connection: 'close' }).end('too large\n');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
await tryClients((server.address() as AddressInfo).port);
server.close();
process.exit();
