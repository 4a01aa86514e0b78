// https://tuberia-rota.example/examples/watch-it-break/demo-unix-socket.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, say } from '../observe.ts';

const folder = mkdtempSync(join(tmpdir(), 'unix-'));
const server = createServer({ allowHalfOpen: true }).listen(join(folder, 'socket'));
await once(server, 'listening');

const accepted = once(server, 'connection') as Promise<[Socket]>;
const ours = connect({ path: join(folder, 'socket'), allowHalfOpen: true });
const [[peer]] = await Promise.all([accepted, once(ours, 'connect')]);
server.close();

ours.on('error', (error) => report('event', error));
ours.on('close', () => {
  say('closed');
  rmSync(folder, { recursive: true });
});

ours.resume();
peer.destroy();
await once(ours, 'end');
ours.write('first');
