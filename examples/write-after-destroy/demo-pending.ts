// https://tuberia-rota.example/examples/write-after-destroy/demo-pending.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

// The peer does not read: the second write waits in the kernel's queue or ours, the third behind it.
const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
await once(server, 'listening');
const peers: Socket[] = [];
server.on('connection', (peer: Socket) => peers.push(peer.on('error', () => {})));

for (const reason of [undefined, new RangeError('we have had enough')]) {
  say(`destroy(${reason === undefined ? '' : 'reason'}) with three writes under way`);
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const accepted = once(server, 'connection');
  await Promise.all([accepted, once(socket, 'connect')]);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', (error) => report('event', error));
  const taken = new Promise<void>((resolve) => {
    socket.write('small', () => {
      say('write 1: no error');
      resolve();
    });
  });
  await taken;
  for (const n of [2, 3]) {
    socket.write(Buffer.alloc(16_000_000), (error) => {
      say(`write ${n}, of 16 MB that nobody read: ${error == null ? 'no error' : 'failed'}`);
      if (error != null) report('callback', error);
    });
  }
  socket.destroy(reason);
  await closed;
  await new Promise(setImmediate);
}
for (const peer of peers) peer.destroy();
server.close();
