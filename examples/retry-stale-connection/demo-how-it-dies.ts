// https://tuberia-rota.example/examples/retry-stale-connection/demo-how-it-dies.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';
import { startPeer, type Peer } from './peer.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Sends a request and says what became of it. */
async function send(peer: Peer, method: string, body?: Uint8Array): Promise<ClientRequest> {
  const sent = request(`${peer.url}/`, { method, agent });
  sent.end(body);
  const ended = await new Promise<IncomingMessage | Error>((resolve) => {
    sent.on('response', resolve);
    sent.on('error', resolve);
  });
  if (ended instanceof Error) report('event', ended);
  else say(`${ended.statusCode} ${(await text(ended)).trim()}`);
  say(`reusedSocket: ${sent.reusedSocket}`);
  // The agent takes the connection back a moment after the response has ended.
  await new Promise(setImmediate);
  return sent;
}

for (const [title, death, method, size] of [
  ['the server reads the second request and closes', 'fin', 'GET', 0],
  ['the server reads the second request and resets', 'reset', 'GET', 0],
  ['the server resets while a large body is on its way', 'reset', 'PUT', 20_000_000],
] as const) {
  say(`-- ${title}`);
  const peer = await startPeer(death);
  await send(peer, 'GET');
  await send(peer, method, size === 0 ? undefined : new Uint8Array(size));
  await peer.close();
}

say('-- the server closes, and the request leaves before that is known');
const racing = await startPeer('fin');
await send(racing, 'GET');
racing.dropIdle();
await send(racing, 'GET');
await racing.close();

say('-- the server closes, that is known, and then the request leaves');
const idle = await startPeer('fin');
const { socket } = await send(idle, 'GET');
idle.dropIdle();
if (socket !== null && !socket.closed) await once(socket, 'close');
await send(idle, 'GET');
await idle.close();

agent.destroy();
