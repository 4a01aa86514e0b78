// https://tuberia-rota.example/examples/retry-stale-connection/demo-who-repeats.ts | SPDX-License-Identifier: 0BSD
import { Agent, request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';
import { startPeer } from './peer.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Neither client is told to repeat anything. */
const clients = {
  'http.request': (url: string, method: string, body?: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method, agent });
      sent.on('response', (response: IncomingMessage) => resolve(text(response)));
      sent.on('error', reject);
      sent.end(body);
    }),
  fetch: async (url: string, method: string, body?: string): Promise<string> =>
    (await fetch(url, body === undefined ? { method } : { method, body })).text(),
};

for (const [name, send] of Object.entries(clients)) {
  for (const [path, connection] of [
    ['/order', 'reused'],
    ['/crash', 'new'],
  ] as const) {
    for (const method of ['PUT', 'POST']) {
      const peer = await startPeer('fin');
      if (connection === 'reused') {
        await send(`${peer.url}/hello`, 'GET');
        await new Promise(setImmediate);
      }
      say(`-- ${name}: a ${method} over a ${connection} connection`);
      try {
        say(`answer: ${(await send(peer.url + path, method, 'one pizza')).trim()}`);
      } catch (error) {
        // fetch keeps the error of the connection in its cause; a Deno message would name ports.
        report('rejection', (error as Error).cause ?? error);
      }
      const times = peer.seen.filter((line) => line.startsWith(`${method} `)).length;
      say(`the server read it ${times === 1 ? 'once' : `${times} times`}`);
      await peer.close();
    }
  }
}

agent.destroy();
// Some runtimes keep fetch's connections, and with them the process.
process.exit();
