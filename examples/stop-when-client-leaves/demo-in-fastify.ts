// https://tuberia-rota.example/examples/stop-when-client-leaves/demo-in-fastify.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fastify } from 'fastify';
import { report, say } from '../observe.ts';
import { askAndLeave } from './impatient.ts';
import { clientSignal } from './stop-when-client-leaves.ts';

const app = fastify();

// #region use
app.get('/report', async (_request, reply) => {
  const signal = clientSignal(reply.raw);
  // Fastify is told to keep its hands off: from here on the answer is ours.
  reply.hijack();
  reply.raw.writeHead(200).write('first line\n');
  try {
    await wait(60_000, undefined, { signal });
    reply.raw.end('last line\n');
  } catch (error) {
    if (!signal.aborted) throw error;
    report('return value', signal.reason);
    say('the work has stopped');
  }
  app.server.emit('served');
});
// #endregion

await app.listen({ port: 0, host: '127.0.0.1' });
const served = once(app.server, 'served');
await askAndLeave((app.server.address() as AddressInfo).port, '/report');
await served;
await app.close();
