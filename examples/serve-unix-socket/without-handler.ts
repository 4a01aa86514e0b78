// https://tuberia-rota.example/examples/serve-unix-socket/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../observe.ts';

const folder = mkdtempSync(join(tmpdir(), 'control-'));
process.once('exit', () => rmSync(folder, { recursive: true }));

const server = createServer({ allowHalfOpen: true }, (client) => {
  client.resume();
  client.once('end', () => client.write('the answer\n'));
});
server.listen(join(folder, 'control'));
await once(server, 'listening');

const impatient = connect(join(folder, 'control'));
await once(impatient, 'connect');
impatient.destroy();
