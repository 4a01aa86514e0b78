// https://tuberia-rota.example/examples/write-after-destroy/demo-no-error.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
for (const how of ['destroy', 'destroySoon', 'end'] as const) {
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [[peer]] = await Promise.all([accepted, once(socket, 'connect')]);
  const received = text(peer);
  socket.on('error', (error) => report('event', error));
  socket.cork();
  socket.write('last words');
  socket.uncork();
  socket[how]();
  say(`write(), ${how}(): the peer read ${JSON.stringify(await received)}`);
}
server.close();
