// https://tuberia-rota.example/examples/notice-dead-peer/demo-one-answer.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer((peer) => {
  peer.on('error', () => {});
  peer.resume();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const socket = connect(port, '127.0.0.1');
await once(socket, 'connect');
// #region use
socket.write('one question');
try {
  const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(30) })) as [Buffer];
  say(`answered: ${answer.toString()}`);
} catch (error) {
  report('rejection', error);
  if (error instanceof Error && error.cause instanceof Error) say(`cause: ${error.cause.name}`);
  socket.destroy();
}
// #endregion
server.close();
