// https://tuberia-rota.example/examples/listen-for-errors/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { report, say } from '../observe.ts';
import { handlePeerGone } from './listen-for-errors.ts';

const app = express();

// #region use
app.post('/first-line', (request, response) => {
  const child = spawn('head', ['-n', '1'], { stdio: ['pipe', 'pipe', 'inherit'] });
  handlePeerGone(child.stdin, (error) => {
    report('event', error);
    // The rest of the upload has to go somewhere, or its client waits.
    request.resume();
  });
  request.pipe(child.stdin);
  child.stdout.pipe(response);
});
// #endregion

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/first-line`;
for (const which of ['first', 'second']) {
  const body = `the ${which} upload\n`.repeat(500_000);
  const answer = await fetch(url, { method: 'POST', body });
  say(`${answer.status}: ${(await answer.text()).trim()}`);
}
process.exit();
