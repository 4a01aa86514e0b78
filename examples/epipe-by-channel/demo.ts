// https://tuberia-rota.example/examples/epipe-by-channel/demo.ts | SPDX-License-Identifier: 0BSD
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, createWriteStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';

const folder = mkdtempSync(join(tmpdir(), 'epipe-'));

/** Writes one byte after another until a write fails. */
async function writeUntilItFails(stream: Writable): Promise<void> {
  const failed = new Promise<Error>((resolve) => stream.once('error', resolve));
  for (let write = 1; ; write += 1) {
    const accepted = await new Promise<boolean>((resolve) => {
      stream.write('x', (error) => resolve(error == null));
    });
    say(`write ${write}: ${accepted ? 'accepted' : 'failed'}`);
    if (!accepted) break;
  }
  report('event', await failed);
}

say('TCP socket whose peer has closed');
const tcp = await triggerBrokenPipe();
await writeUntilItFails(tcp.socket);
await tcp.close();

say('Unix socket whose peer has closed');
const path = join(folder, 'socket');
const server = createServer({ allowHalfOpen: true });
server.listen(path);
await once(server, 'listening');
const accepted = once(server, 'connection') as Promise<[Socket]>;
const unix = connect({ path, allowHalfOpen: true });
const [peer] = await accepted;
peer.destroy();
unix.resume();
await once(unix, 'end');
await writeUntilItFails(unix);
server.close();

// A FIFO lets one program hold both ends: opened for reading first, so that opening for writing does not wait.
const fifo = join(folder, 'fifo');
execFileSync('mkfifo', [fifo]);

/** The writing end of a pipe whose reading end has been closed. */
function pipeWithoutReader(): number {
  const readingEnd = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  const writingEnd = openSync(fifo, constants.O_WRONLY);
  closeSync(readingEnd);
  return writingEnd;
}

say('pipe without a reader, written through a stream');
await writeUntilItFails(createWriteStream(fifo, { fd: pipeWithoutReader() }));

say('pipe without a reader, written with fs.writeSync');
const fd = pipeWithoutReader();
try {
  writeSync(fd, 'x');
} catch (error) {
  report('throw', error);
}
closeSync(fd);

rmSync(folder, { recursive: true });
