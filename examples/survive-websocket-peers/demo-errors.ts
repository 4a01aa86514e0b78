// https://tuberia-rota.example/examples/survive-websocket-peers/demo-errors.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { report, say } from '../observe.ts';
import { openRawClient, openRawServer } from './raw-peer.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

async function connection(): Promise<{ socket: WebSocket; peer: Socket; closed: Promise<[number]> }> {
  const connected = once(server, 'connection') as Promise<[WebSocket]>;
  const peer = await openRawClient(port);
  const [socket] = await connected;
  socket.on('error', (error) => report('event', error));
  return { socket, peer, closed: once(socket, 'close') as Promise<[number]> };
}

const send = (socket: WebSocket, message: string): Promise<void> =>
  new Promise((resolve) => {
    socket.send(message, (error) => {
      if (error == null) say('no error');
      else report('callback', error);
      resolve();
    });
  });

say('the peer has reset the connection; three messages at once');
{
  const { socket, peer, closed } = await connection();
  peer.resetAndDestroy();
  // #region broken
  await Promise.all(['one', 'two', 'three'].map((message) => send(socket, message)));
  // #endregion
  say(`close code ${(await closed)[0]}`);
}

say('the peer has stopped reading, then resets while a large message is on its way');
{
  const { socket, peer, closed } = await connection();
  peer.pause();
  const sent = send(socket, 'x'.repeat(20_000_000));
  // What the buffers of both ends cannot hold is still waiting when the first bytes have arrived.
  await once(peer, 'readable');
  peer.resetAndDestroy();
  await sent;
  say(`close code ${(await closed)[0]}`);
}

say('the peer has ended the connection; sent once the socket is closed');
{
  const { socket, peer, closed } = await connection();
  peer.end();
  say(`close code ${(await closed)[0]}`);
  await send(socket, 'Are you there?');
  say('the same without a callback');
  socket.send('Are you there?');
  peer.destroy();
}

say('this end is closing, the peer is still there');
{
  const { socket, peer, closed } = await connection();
  socket.close();
  await send(socket, 'One more thing');
  peer.destroy();
  say(`close code ${(await closed)[0]}`);
}

say('this end is still connecting; the server leaves during the handshake');
{
  const { server: other, port: otherPort } = await openRawServer(false, (peer) => peer.destroy());
  const client = new WebSocket(`ws://127.0.0.1:${otherPort}`);
  client.on('error', (error) => report('event', error));
  const closed = new Promise((resolve) => client.on('close', resolve));
  try {
    client.send('Too early');
  } catch (error) {
    report('throw', error);
  }
  say(`close code ${String(await closed)}`);
  other.close();
}

server.close();
