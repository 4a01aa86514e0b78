// https://tuberia-rota.example/examples/watch-it-break/demo-keep-alive.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { Agent, request, type ClientRequest } from 'node:http';
import { report, say } from '../observe.ts';
import { startPeer } from '../retry-stale-connection/peer.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const peer = await startPeer('fin');

function send(): ClientRequest {
  const sent = request(peer.url, { agent });
  sent.on('error', (error) => report('event', error));
  sent.on('response', (response) => {
    say(`${response.statusCode}`);
    response.resume();
  });
  return sent.end();
}

await once(send(), 'close');

peer.dropIdle();
const second = send();
await new Promise((resolve) => second.once('close', resolve));

say(`the connection was an old one: ${second.reusedSocket}`);
await peer.close();
agent.destroy();
