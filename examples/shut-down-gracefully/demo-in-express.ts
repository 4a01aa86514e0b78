// https://tuberia-rota.example/examples/shut-down-gracefully/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { say } from '../observe.ts';
import { shutDownGracefully } from './shut-down-gracefully.ts';

const app = express();
app.get('/slow', (_request, response) => {
  // The deployment arrives while the answer is being made.
  process.once('SIGTERM', () => void response.send('all of it'));
  process.kill(process.pid, 'SIGTERM');
});
const server = app.listen(0, '127.0.0.1');

// #region use
const shutDown = shutDownGracefully(server);
const impatient = new AbortController();
process.once('SIGTERM', () => {
  say('SIGTERM');
  // The second Ctrl+C cuts off what is left.
  process.once('SIGINT', () => impatient.abort());
  void shutDown({ signal: impatient.signal }).then((cutOff) => {
    say(`everything is closed, ${cutOff} cut off`);
    server.emit('shut down');
  });
});
// #endregion

await once(server, 'listening');
const shut = once(server, 'shut down');
const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slow`);
const body = await answer.text();
await shut;
say(`the client got ${answer.status}: ${body}, connection: ${answer.headers.get('connection')}`);
process.exit();
