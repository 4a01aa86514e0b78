// https://tuberia-rota.example/examples/retry-stale-connection/demo.ts | SPDX-License-Identifier: 0BSD
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';
import { startPeer } from './peer.ts';
import { keepAliveClient, type Outgoing } from './retry-stale-connection.ts';

const peer = await startPeer('fin');
const client = keepAliveClient();

async function show(path: string, outgoing: Outgoing): Promise<void> {
  // Leaves a connection behind that the server will close as soon as it is used again.
  await text((await client.send(`${peer.url}/hello`)).response);
  await new Promise(setImmediate);

  say(`${outgoing.method} ${path}${outgoing.repeatable === true ? ' with a key' : ''}`);
  try {
    // #region use
    const { response, repeatedAfter } = await client.send(`${peer.url}${path}`, outgoing);
    if (repeatedAfter !== undefined) report('event', repeatedAfter);
    say(`${response.statusCode} ${(await text(response)).trim()}`);
    // #endregion
  } catch (error) {
    report('rejection', error);
  }
}

await show('/menu', { method: 'GET' });
await show('/order/7', { method: 'PUT', body: 'one pizza' });
await show('/order', {
  method: 'POST',
  body: 'one pizza',
  headers: { 'idempotency-key': '7' },
  repeatable: true,
});
await show('/order', { method: 'POST', body: 'one pizza' });
await show('/crash', { method: 'POST', body: 'one pizza' });

client.close();
await peer.close();
say('what the server read, and whether it answered:');
for (const line of peer.seen.filter((line) => !line.includes('/hello'))) say(line);
