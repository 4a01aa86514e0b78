// https://tuberia-rota.example/examples/answer-upload-early/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { say } from '../observe.ts';
import { refuseUpload, upload } from './answer-upload-early.ts';
import { tryClients } from './clients.ts';

// #region server
const server = createServer((request, response) => {
  void refuseUpload(request, response, 413, 'too large\n');
});
// Without this, Node.js would invite the client to send before anybody has looked at the request.
server.on('checkContinue', (request, response) => {
  void refuseUpload(request, response, 413, 'too large\n');
});
// #endregion
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

await tryClients(port);

say('-- upload');
// #region client
const { status, body, uploadError } = await upload(`http://127.0.0.1:${port}/`, new Uint8Array(16_000_000));
say(`${status} ${body.trim()}${uploadError === undefined ? '' : ', cut off'}`);
// #endregion
server.close();
process.exit();
