// https://tuberia-rota.example/examples/survive-websocket-peers/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { report, say } from '../observe.ts';
import { openRawClient } from './raw-peer.ts';
import { sendIfOpen, watchPeer } from './survive-websocket-peers.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

/** Lets a peer connect, do one thing and leave; tells what the server learns. */
async function serve(title: string, interval: number, act: (peer: Socket) => void): Promise<void> {
  const connected = once(server, 'connection') as Promise<[WebSocket]>;
  const peer = await openRawClient(port);
  const [socket] = await connected;

  say(`the peer ${title}`);
  await new Promise<void>((resolve) => {
    // #region use
    watchPeer(socket, {
      interval,
      onLeave({ code, silent }) {
        say(`it left: code ${code}, silent: ${silent}`);
        resolve();
      },
      onError: (error) => report('event', error),
    });
    // #endregion
    act(peer);
  });
  say(`sent afterwards: ${await sendIfOpen(socket, 'Are you there?')}`);
  peer.destroy();
}

const HOUR = 3_600_000;
// A close frame with code 1001 and the mask 0.
await serve('sends a close frame', HOUR, (peer) =>
  peer.end(Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe9])),
);
await serve('ends the connection without one', HOUR, (peer) => peer.end());
await serve('resets the connection', HOUR, (peer) => peer.resetAndDestroy());
await serve('answers nothing', 20, (peer) => peer.resume());
// A frame whose reserved bits are set: no broken pipe, so onError gets it.
await serve('sends what is no frame', HOUR, (peer) => peer.end(Buffer.from([0xff, 0x80, 0, 0, 0, 0])));

server.close();
