// https://tuberia-rota.example/examples/pipes-and-sockets/demo-unread.ts | SPDX-License-Identifier: 0BSD
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, createWriteStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { report, say } from '../observe.ts';

const folder = mkdtempSync(join(tmpdir(), 'unread-'));

/** One message that nobody reads; then the peer closes; then what the writer learns, at first by itself. */
async function leaveUnread(stream: Writable, leave: () => void, tellsByItself: boolean): Promise<void> {
  const failed = new Promise<Error>((resolve) => stream.once('error', resolve));
  const write = (): Promise<Error | null | undefined> =>
    new Promise((resolve) => stream.write('Hello, world!', resolve));
  say(`  first message: ${(await write()) == null ? 'accepted' : 'failed'}`);
  leave();
  if (tellsByItself) {
    report('event', await failed);
    return;
  }
  const error = await write();
  say(`  second message: ${error == null ? 'accepted' : 'failed'}`);
  report('event', await failed);
}

say('pipe');
const fifo = join(folder, 'fifo');
execFileSync('mkfifo', [fifo]);
const readingEnd = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
const pipe = createWriteStream(fifo, { fd: openSync(fifo, constants.O_WRONLY) });
await leaveUnread(pipe, () => closeSync(readingEnd), false);

for (const kind of ['Unix socket', 'TCP socket'] as const) {
  say(kind);
  // Paused, so that what arrives stays in the kernel, unread.
  const server = createServer({ pauseOnConnect: true });
  if (kind === 'TCP socket') server.listen(0, '127.0.0.1');
  else server.listen(join(folder, 'socket'));
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const ours =
    kind === 'TCP socket'
      ? connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true })
      : connect({ path: join(folder, 'socket'), allowHalfOpen: true });
  ours.resume();
  const [peer] = await accepted;
  await leaveUnread(ours, () => peer.destroy(), true);
  ours.destroy();
  server.close();
}
rmSync(folder, { recursive: true });
