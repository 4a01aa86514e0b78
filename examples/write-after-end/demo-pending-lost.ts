// https://tuberia-rota.example/examples/write-after-end/demo-pending-lost.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

// More than the kernel's buffers hold: most of it waits in the stream.
const SIZE = 8_000_000;

for (const late of [false, true]) {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [[peer]] = await Promise.all([accepted, once(socket, 'connect')]);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', (error) => report('event', error));

  let received = 0;
  peer.on('error', () => {});
  peer.on('data', (chunk) => (received += chunk.length));
  const peerClosed = new Promise<void>((resolve) => peer.once('close', () => resolve()));

  socket.end(Buffer.alloc(SIZE));
  if (late) {
    socket.write('one more thing');
    await closed;
  }
  peer.resume();
  await Promise.all([closed, peerClosed]);
  say(`${late ? 'one write too late' : 'no late write'}: everything arrived: ${received === SIZE}`);
  server.close();
}
