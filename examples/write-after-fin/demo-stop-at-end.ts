// https://tuberia-rota.example/examples/write-after-fin/demo-stop-at-end.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer((peer) => peer.end('enough'));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
socket.on('error', (error) => report('event', error));

// #region stop
socket.resume();
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
while (socket.writable) {
  socket.write('one more line\n');
  await nextTurn();
}
// #endregion

if (!socket.closed) await once(socket, 'close');
say('we stopped when the socket said so; no error');
server.close();
