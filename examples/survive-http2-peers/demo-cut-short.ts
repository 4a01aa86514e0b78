// https://tuberia-rota.example/examples/survive-http2-peers/demo-cut-short.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { openRelay } from '../survive-tls-peers/relay.ts';

const server = createServer();
server.on('stream', (stream: ServerHttp2Stream) => {
  stream.on('error', () => {
    // Only the client is looked at.
  });
  stream.respond({ ':status': 200 });
  stream.write('half a mess');
});
server.on('sessionError', () => {
  // As above.
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const relay = await openRelay((server.address() as AddressInfo).port);
const session = connect(`http://127.0.0.1:${relay.port}`);
session.on('error', (error) => report('event', error));
const { toClient, toServer } = await relay.wire;
toServer.on('data', (chunk: Buffer) => {
  if (chunk.includes('half a mess')) toClient.end();
});

let body = '';
const stream = session.request({ ':path': '/' });
stream.setEncoding('utf8');
stream.on('data', (chunk: string) => (body += chunk));
stream.on('error', (error) => report('event', error));
stream.on('aborted', () => say('aborted'));
stream.on('end', () => say(`end, with the body ${JSON.stringify(body)}`));
await new Promise((resolve) => stream.on('close', resolve));
say(`close: rstCode ${String(stream.rstCode)}`);

session.destroy();
relay.close();
server.close();
