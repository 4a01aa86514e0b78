// https://tuberia-rota.example/examples/survive-websocket-peers/without-handler.ts | SPDX-License-Identifier: 0BSD
import { WebSocket } from 'ws';
import '../observe.ts';
import { openRawServer } from './raw-peer.ts';

// The trace would name folders of this machine.
Error.stackTraceLimit = 0;

const { server, port } = await openRawServer(false, (peer) => {
  server.close();
  peer.destroy();
});
const client = new WebSocket(`ws://127.0.0.1:${port}`);
client.on('close', () => {
  // Never reached: the `error` event comes first, and nobody listens to it.
});
