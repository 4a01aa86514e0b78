// https://tuberia-rota.example/examples/retry-stale-connection/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import '../observe.ts';
import { startPeer } from './peer.ts';

const peer = await startPeer('fin');
const agent = new Agent({ keepAlive: true });
const [response] = (await once(request(`${peer.url}/hello`, { agent }).end(), 'response')) as [
  IncomingMessage,
];
await text(response);
await new Promise(setImmediate);

const second = request(`${peer.url}/menu`, { agent });
second.on('response', (answer: IncomingMessage) => {
  answer.resume();
  agent.destroy();
  void peer.close();
});
second.end();
