// https://tuberia-rota.example/examples/connection-reset/demo-no-error.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

async function pair(): Promise<[ours: Socket, peer: Socket]> {
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const ours = connect(port, '127.0.0.1');
  ours.pause();
  await once(ours, 'connect');
  ours.on('error', (error) => report('event', error));
  for (const event of ['end', 'close']) ours.on(event, () => say(`event '${event}'`));
  return [ours, (await accepted)[0]];
}

say('the peer closes, with nothing left unread');
{
  const [ours, peer] = await pair();
  const closed = once(ours, 'close');
  ours.resume();
  peer.destroy();
  await closed;
}

say('the peer aborts the connection, and we neither read nor write');
{
  const [ours, peer] = await pair();
  const closed = new Promise((resolve) => ours.once('close', resolve));
  const peerClosed = once(peer, 'close');
  peer.resetAndDestroy();
  await peerClosed;
  // Another connection comes and goes meanwhile: the event loop has had every chance to tell.
  const other = connect(port, '127.0.0.1').resume();
  const [otherPeer] = (await once(server, 'connection')) as [Socket];
  otherPeer.destroy();
  await once(other, 'close');
  say(ours.destroyed ? 'we have been told' : 'nothing has told us');
  say('now we read');
  ours.resume();
  await closed;
}
server.close();
