// https://tuberia-rota.example/examples/retry-stale-connection/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { report, say } from '../observe.ts';
import { startPeer } from './peer.ts';
import { keepAliveClient } from './retry-stale-connection.ts';

const backend = await startPeer('fin');
const app = express();

// #region use
const client = keepAliveClient();
app.get('/menu', async (_request, response) => {
  const signal = AbortSignal.timeout(5000);
  const { response: answer, repeatedAfter } = await client.send(`${backend.url}/menu`, { signal });
  if (repeatedAfter !== undefined) report('event', repeatedAfter);
  answer.pipe(response);
});
// #endregion

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/menu`;
for (const which of ['first', 'second']) {
  const answer = await fetch(url);
  say(`${which} request: ${answer.status} ${(await answer.text()).trim()}`);
}
say('what the backend read:');
for (const line of backend.seen) say(`  ${line}`);
process.exit();
