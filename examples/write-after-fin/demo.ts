// https://tuberia-rota.example/examples/write-after-fin/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

// The peer has finished sending, and still reads.
const server = createServer({ allowHalfOpen: true }, (peer) => {
  peer.end();
  let bytes = 0;
  peer.on('data', (data) => (bytes += data.length));
  peer.on('close', () => say(`the peer has read ${bytes} bytes`));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

for (const [allowHalfOpen, when] of [
  [false, 'within the end listener'],
  [false, 'after the end listener'],
  [true, 'after the end listener'],
] as const) {
  say(`allowHalfOpen: ${allowHalfOpen}; we write ${when}`);
  // #region half-open
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen });
  // #endregion
  const [peer] = (await once(server, 'connection')) as [Socket];
  const bothClosed = Promise.all(
    [socket, peer].map((end) => new Promise((resolve) => end.once('close', resolve))),
  );
  socket.once('error', (error) => report('event', error));
  const write = () => {
    say(`writable is ${socket.writable}`);
    socket.write('Hello, world!', (error) => {
      if (error == null) say('callback of write: no error');
      else report('callback', error);
    });
  };
  socket.resume();
  const ended = once(socket, 'end');
  if (when === 'within the end listener') socket.once('end', write);
  await ended;
  if (when === 'after the end listener') write();
  socket.end();
  await bothClosed;
}
server.close();
