// https://tuberia-rota.example/examples/premature-close/demo-cut-short.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { get } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { report, say } from '../observe.ts';

// A server that means to send ten bytes and dies after five: its kernel ends the connection in good order.
const server = createServer((peer) => {
  peer.once('data', () => peer.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf.'));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

say('read as raw bytes');
const socket = connect(port, '127.0.0.1');
socket.write('GET / HTTP/1.1\r\n\r\n');
const copy = new PassThrough().resume();
try {
  await pipeline(socket, copy);
  say('pipeline() resolved: nothing shows that half is missing');
} catch (error) {
  report('rejection', error);
}

say('read as HTTP, whose length says what to expect');
const request = get({ port, host: '127.0.0.1', agent: false });
const failed = new Promise<void>((resolve) => {
  const fail = (error: unknown): void => {
    report('rejection', error);
    resolve();
  };
  request.on('error', fail);
  request.on('response', (answer) => {
    pipeline(answer, new PassThrough().resume()).then(() => {
      say('pipeline() resolved');
      resolve();
    }, fail);
  });
});
await failed;
server.close();
