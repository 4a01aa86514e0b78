// https://tuberia-rota.example/examples/stream-after-error/demo-write-in-end.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

for (const allowHalfOpen of [false, true]) {
  say(`allowHalfOpen: ${allowHalfOpen}, and the peer closes`);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen });
  const [[peer]] = await Promise.all([accepted, once(socket, 'connect')]);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', (error) => report('event', error));
  socket.on('end', () => {
    socket.write('good bye', (error) => {
      if (error == null) say('the write in the end handler: callback without error');
      else report('callback', error);
    });
    socket.end();
  });
  socket.resume();
  peer.destroy();
  await closed;
  server.close();
  await once(server, 'close');
}
