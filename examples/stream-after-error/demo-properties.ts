// https://tuberia-rota.example/examples/stream-after-error/demo-properties.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { say } from '../observe.ts';

const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
stream.destroy();
await once(stream, 'close');
say(`after destroy() without a reason: destroyed ${stream.destroyed}, errored ${stream.errored != null}`);

const server = createServer((_request, response) => {
  response.on('close', () => {
    const { destroyed, errored, writable, writableFinished } = response;
    say(`a response whose client has left: destroyed ${destroyed}, errored ${errored != null},`);
    say(`  writable ${writable}, writableFinished ${writableFinished}`);
    server.close();
  });
  request.destroy();
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false });
request.on('error', () => {});
