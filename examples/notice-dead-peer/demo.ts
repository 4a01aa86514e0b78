// https://tuberia-rota.example/examples/notice-dead-peer/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { say } from '../observe.ts';
import { untilPeerLeaves } from './notice-dead-peer.ts';

/** What the peer does at the third ping: nothing any more, a good-bye, a reset. */
const endings: ((peer: Socket) => void)[] = [
  () => {},
  (peer) => peer.end(),
  (peer) => peer.resetAndDestroy(),
];

for (const ending of endings) {
  let answers = 0;
  const server = createServer((peer) => {
    peer.on('error', () => {});
    peer.on('data', () => {
      if (answers === 2) {
        ending(peer);
      } else {
        answers += 1;
        peer.write('pong');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // #region use
  const socket = connect(port, '127.0.0.1');
  socket.on('data', () => {});
  const departure = await untilPeerLeaves(socket, { ping: 'ping', everyMs: 20, missed: 3 });
  // #endregion
  say(`${departure.how}: the peer answered ${answers} pings`);
  if (departure.how === 'silent') say('no write has failed: an error would have been told');
  // Whether a read or a ping meets the reset first is chance: the code is the same.
  if (departure.error !== undefined) say(`its error: ${String(departure.error.code)}`);
  say(`our socket is destroyed: ${socket.destroyed}`);
  server.close();
}
