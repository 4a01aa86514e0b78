// https://tuberia-rota.example/examples/survive-websocket-peers/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { WebSocketServer, type WebSocket } from 'ws';
import { report, say } from '../observe.ts';
import { openRawClient } from './raw-peer.ts';
import { sendIfOpen, watchPeer } from './survive-websocket-peers.ts';

const app = express();
app.get('/', (_request, response) => void response.send('still here'));
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

// #region use
const chat = new WebSocketServer({ server });
const members = new Set<WebSocket>();
chat.on('connection', (socket) => {
  members.add(socket);
  watchPeer(socket, {
    onLeave({ code }) {
      members.delete(socket);
      say(`a member left: code ${code}`);
      chat.emit('left');
    },
    onError: (error) => report('event', error),
  });
});
// #endregion

const joined = once(chat, 'connection') as Promise<[WebSocket]>;
const member = await openRawClient(port);
const [socket] = await joined;
const left = once(chat, 'left');
member.resetAndDestroy();
await left;
say(`a message to it was taken: ${await sendIfOpen(socket, 'hello')}; members: ${members.size}`);
say(await (await fetch(`http://127.0.0.1:${port}/`)).text());
process.exit();
