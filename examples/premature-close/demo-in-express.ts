// https://tuberia-rota.example/examples/premature-close/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { report, say } from '../observe.ts';
import { sendAll } from './premature-close.ts';

// Larger than all buffers of the connection together.
const folder = mkdtempSync(join(tmpdir(), 'express-'));
const file = join(folder, 'video');
writeFileSync(file, '');
truncateSync(file, 64_000_000);
const app = express();
const server = app.listen(0, '127.0.0.1');

// #region use
app.get('/video', async (_request, response) => {
  const outcome = await sendAll(createReadStream(file), response);
  if ('error' in outcome && outcome.error !== undefined) report('rejection', outcome.error);
  server.emit('sent');
});
// #endregion

await once(server, 'listening');
const sent = once(server, 'sent');
const request = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, path: '/video' });
request.on('error', () => {});
const [answer] = (await once(request, 'response')) as [IncomingMessage];
answer.on('error', () => {});
answer.once('data', () => request.destroy());
await sent;
say('the server goes on');
server.close();
rmSync(folder, { recursive: true });
