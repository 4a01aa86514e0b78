// https://tuberia-rota.example/examples/premature-close/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import '../observe.ts';

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(64_000);
}

const server = createServer((_request, response) => {
  void pipeline(Readable.from(endless(), { objectMode: false }), response);
}).listen(0, '127.0.0.1');
await once(server, 'listening');

const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false });
const [answer] = (await once(request, 'response')) as [IncomingMessage];
answer.on('error', () => {});
answer.once('data', () => request.destroy());
