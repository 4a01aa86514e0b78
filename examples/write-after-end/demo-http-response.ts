// https://tuberia-rota.example/examples/write-after-end/demo-http-response.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';

const server = createServer((_request, response) => {
  response.on('error', (error) => report('event', error));
  response.end('done');
  say(`after end(): writable ${response.writable}, writableEnded ${response.writableEnded}`);
  response.write('one more thing');
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const { port } = server.address() as AddressInfo;
const body = await new Promise<string>((resolve, reject) => {
  get({ port, host: '127.0.0.1', agent: false }, (answer) => {
    text(answer).then(resolve, reject);
  }).on('error', reject);
}).catch((error: unknown) => {
  report('rejection', error);
});
say(`the client read ${JSON.stringify(body)}`);
server.close();
