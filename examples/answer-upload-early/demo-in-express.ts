// https://tuberia-rota.example/examples/answer-upload-early/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { say } from '../observe.ts';
import { refuseUpload, upload } from './answer-upload-early.ts';

const app = express();

// #region use
const atMost =
  (bytes: number): RequestHandler =>
  (request, response, next) => {
    if (Number(request.headers['content-length'] ?? Infinity) <= bytes) next();
    else void refuseUpload(request, response, 413, 'too large\n');
  };

app.post('/photos', atMost(1_000_000), express.raw({ limit: 1_000_000 }), (request, response) => {
  response.send(`saved ${(request.body as Buffer).length} bytes\n`);
});
// #endregion

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/photos`;
const headers = { 'content-type': 'application/octet-stream' };
for (const length of [500_000, 16_000_000]) {
  const { status, body } = await upload(url, new Uint8Array(length), { headers });
  say(`${length} bytes: ${status} ${body.trim()}`);
}
process.exit();
