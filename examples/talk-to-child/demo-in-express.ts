// https://tuberia-rota.example/examples/talk-to-child/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { say } from '../observe.ts';
import { ChannelGone, openChannel } from './talk-to-child.ts';

const app = express();

// #region use
const channel = openChannel(fork(fileURLToPath(new URL('./child.ts', import.meta.url))));
app.get('/:question', async (request, response) => {
  try {
    response.send(await channel.ask(request.params.question, AbortSignal.timeout(5000)));
  } catch (error) {
    if (!(error instanceof ChannelGone)) throw error;
    // Nobody knows whether the child acted on it: whoever asked decides about asking again.
    response.status(503).send(error.message);
  }
});
// #endregion

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
for (const question of ['first', 'leave', 'second']) {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${question}`);
  say(`${question}: ${answer.status} ${await answer.text()}`);
}
process.exit();
