// https://tuberia-rota.example/examples/serve-unix-socket/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { existsSync, linkSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';
import { serveUnixSocket } from './serve-unix-socket.ts';

const folder = mkdtempSync(join(tmpdir(), 'control-'));
const path = join(folder, 'control');

// A predecessor that was killed leaves its file: closing the server removes one name, and we keep another.
const predecessor = createServer().listen(join(folder, 'predecessor'));
await once(predecessor, 'listening');
linkSync(join(folder, 'predecessor'), path);
predecessor.close();
await once(predecessor, 'close');
say(`a socket file is in the way: ${existsSync(path)}`);

let release = (): void => {};
const clientHasLeft = new Promise<void>((resolve) => (release = resolve));
let noted = (): void => {};
const departureNoted = new Promise<void>((resolve) => (noted = resolve));

const handlers = {
  async answer(line: string) {
    if (line === 'slow') await clientHasLeft;
    return `answer to ${line}`;
  },
  onClientGone(error: Error) {
    say('a client left before its answer; the first write failed');
    report('rejection', error);
    noted();
  },
  onError: (error: unknown) => report('rejection', error),
};

// #region use
const close = await serveUnixSocket(path, handlers);
// #endregion

await serveUnixSocket(path, handlers).catch((error: unknown) => {
  say('a second instance is turned away');
  report('rejection', error);
});

const impatient = connect(path);
await once(impatient, 'connect');
await new Promise((resolve) => impatient.write('slow\n', resolve));
// Once a second client has been answered, the first one's line has been read: it came before.
const patient = connect({ path, allowHalfOpen: true });
patient.end('status\n');
say(`the patient client got: ${(await text(patient)).trim()}`);
const impatientClosed = once(impatient, 'close');
impatient.destroy();
await impatientClosed;
release();
await departureNoted;

await close();
say(`after closing, the socket file exists: ${existsSync(path)}`);
rmSync(folder, { recursive: true });
