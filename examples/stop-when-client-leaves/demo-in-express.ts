// https://tuberia-rota.example/examples/stop-when-client-leaves/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { say } from '../observe.ts';
import { askAndLeave } from './impatient.ts';
import { sendWhileClientListens } from './stop-when-client-leaves.ts';

const app = express();
const server = app.listen(0, '127.0.0.1');

// #region use
app.get('/events', async (_request, response) => {
  response.type('text/event-stream');
  const whole = await sendWhileClientListens(response, async function* (signal) {
    for (let n = 1; ; n += 1) {
      yield `data: ${n}\n\n`;
      await wait(60_000, undefined, { signal });
    }
  });
  say(whole ? 'sent whole' : 'the client left, the work has stopped');
  server.emit('served');
});
// #endregion

await once(server, 'listening');
const served = once(server, 'served');
await askAndLeave((server.address() as AddressInfo).port, '/events');
await served;
server.close();
