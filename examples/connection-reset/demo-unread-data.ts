// https://tuberia-rota.example/examples/connection-reset/demo-unread-data.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

// From the start: a socket that is paused later may have read already, out of the program's sight.
const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

for (const reads of [true, false]) {
  say(`the peer answers and closes; it has ${reads ? '' : 'not '}read our request`);
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const ours = connect(port, '127.0.0.1');
  const [peer] = await accepted;
  ours.on('data', (data) => say(`we got: ${String(data)}`));
  ours.on('end', () => say("event 'end'"));
  ours.on('error', (error) => report('event', error));
  const closed = new Promise<boolean>((resolve) => ours.on('close', resolve));

  // A callback without an error: on loopback the bytes are in the peer's buffer.
  await new Promise((resolve) => ours.write('our request', resolve));
  if (reads) {
    peer.resume();
    await once(peer, 'data');
  }
  // #region answer
  await new Promise((resolve) => peer.write('the answer', resolve));
  peer.destroy();
  // #endregion
  say(`event 'close': hadError is ${await closed}`);
}
server.close();
