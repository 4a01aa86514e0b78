// https://tuberia-rota.example/examples/connection-refused/demo-unix-socket.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { linkSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, say } from '../observe.ts';

const folder = mkdtempSync(join(tmpdir(), 'refused-'));

async function attempt(path: string): Promise<void> {
  const socket = connect(path);
  socket.once('connect', () => socket.destroy());
  socket.once('error', (error) => report('event', error));
  await new Promise((resolve) => socket.once('close', resolve));
}

say('a socket file whose program has gone');
const path = join(folder, 'socket');
const stale = join(folder, 'stale');
const server = createServer().listen(path);
await once(server, 'listening');
// A program that is killed leaves its file behind; one that closes its server removes it, but not a second name of it.
linkSync(path, stale);
server.close();
await once(server, 'close');
await attempt(stale);

say('an ordinary file');
writeFileSync(join(folder, 'ordinary'), 'not a socket');
await attempt(join(folder, 'ordinary'));

say('no socket file at all');
await attempt(join(folder, 'missing'));

rmSync(folder, { recursive: true });
