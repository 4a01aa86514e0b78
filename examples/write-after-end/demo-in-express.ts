// https://tuberia-rota.example/examples/write-after-end/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { say } from '../observe.ts';
import { endAfterAll, type Write } from './write-after-end.ts';

const app = express();
const server = app.listen(0, '127.0.0.1');

// #region use
let late: Write | undefined;
app.get('/export', async (_request, response) => {
  const table =
    (name: string, ready: Promise<unknown>) =>
    async (write: Write): Promise<void> => {
      await ready;
      say(`${name}: ${await write(`${name}\n`)}`);
      late = write;
    };
  const usersSent = once(response, 'users sent');
  const users = async (write: Write): Promise<void> => {
    await table('users', Promise.resolve())(write);
    response.emit('users sent');
  };
  // At the same time: the response ends after the slower one, whichever that is.
  say(`the response: ${await endAfterAll(response, [users, table('orders', usersSent)])}`);
});
// #endregion

await once(server, 'listening');
const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/export`);
say(`the client got ${JSON.stringify(await answer.text())}`);
say(`a late write: ${await late?.('one more')}`);
process.exit();
