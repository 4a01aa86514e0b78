// https://tuberia-rota.example/examples/premature-close/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { report, say } from '../observe.ts';
import { sendAll } from './premature-close.ts';

function* whole(): Generator<Buffer> {
  for (let n = 0; n < 10; n += 1) yield Buffer.alloc(1000);
}

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(64_000);
}

function* broken(): Generator<Buffer> {
  yield* whole();
  throw new RangeError('the disk is broken');
}

let ended: Promise<void> | undefined;
const server = createServer((request, response) => {
  const chunks = request.url === '/whole' ? whole() : request.url === '/broken' ? broken() : endless();
  const source = Readable.from(chunks, { objectMode: false });
  // #region use
  ended = sendAll(source, response).then(
    (outcome) => {
      say(`complete: ${outcome.complete}`);
      if ('error' in outcome && outcome.error !== undefined) report('rejection', outcome.error);
    },
    (error: unknown) => {
      say('thrown: this is no departure');
      report('rejection', error);
    },
  );
  // #endregion
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

for (const [path, leaves] of [
  ['/whole', false],
  ['/endless', true],
  ['/broken', false],
] as const) {
  say(`--- GET ${path}${leaves ? ', and the client leaves' : ''}`);
  const request = get({ port, path, host: '127.0.0.1', agent: false });
  request.on('error', () => {});
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.on('error', () => {});
  if (leaves) answer.once('data', () => request.destroy());
  else answer.resume();
  await ended;
}
server.close();
