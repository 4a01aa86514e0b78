// https://tuberia-rota.example/examples/serve-unix-socket/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import express from 'express';
import { report, say } from '../observe.ts';
import { serveUnixSocket } from './serve-unix-socket.ts';

const folder = mkdtempSync(join(tmpdir(), 'admin-'));
const path = join(folder, 'control');
const app = express();
const server = app.listen(0, '127.0.0.1');

// #region use
// Two doors: one for the network, and one for whoever may log in to the machine.
app.get('/', (_request, response) => void response.send('hello'));
const close = await serveUnixSocket(path, {
  async answer(line) {
    if (line === 'drain') await once(server, 'drained');
    return `${line}: done`;
  },
  onClientGone(error) {
    report('rejection', error);
    server.emit('noted');
  },
  onError: (error) => report('rejection', error),
});
// #endregion

const impatient = connect(path);
await new Promise((resolve) => impatient.write('drain\n', resolve));
// Once a second client has its answer, the first one's line has been read.
const patient = connect({ path, allowHalfOpen: true });
patient.end('status\n');
say((await text(patient)).trim());
const closed = once(impatient, 'close');
impatient.destroy();
await closed;
const noted = once(server, 'noted');
server.emit('drained');
await noted;
const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
say(`the network got ${answer.status}: ${await answer.text()}`);
await close();
rmSync(folder, { recursive: true });
process.exit();
