// https://tuberia-rota.example/examples/write-to-child-stdin/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { report, say } from '../observe.ts';
import { runWithInput } from './write-to-child-stdin.ts';

const app = express();

// #region use
app.post('/first-line', express.text({ limit: '10mb' }), async (request, response) => {
  const signal = AbortSignal.timeout(5000);
  const { exitCode, stdout, inputError } = await runWithInput('head', ['-n', '1'], String(request.body), {
    signal,
  });
  if (inputError !== undefined) report('event', inputError);
  // The exit code decides, and not the broken pipe.
  if (exitCode === 0) response.send(stdout);
  else response.sendStatus(422);
});
// #endregion

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/first-line`;
const body = 'a line of a large text\n'.repeat(100_000);
const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
say(`the client got ${response.status}: ${(await response.text()).trim()}`);
process.exit();
