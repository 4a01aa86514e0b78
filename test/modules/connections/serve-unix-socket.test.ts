/** `serveUnixSocket` on real sockets: stale files, a second instance, a client that leaves, another error. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serveUnixSocket } from '../../../examples/serve-unix-socket/serve-unix-socket.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unix-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const handlers = () => ({ answer: (line: string) => line, onClientGone: vi.fn(), onError: vi.fn() });

test('a client is answered line by line; the file goes with the server', async () => {
  const path = join(folder, 'socket');
  const close = await serveUnixSocket(path, handlers());
  const client = connect({ path, allowHalfOpen: true });
  client.end('a\nb\n');
  expect(await text(client)).toBe('a\nb\n');
  await close();
  expect(existsSync(path)).toBe(false);
});

test('a live instance is not displaced', async () => {
  const path = join(folder, 'socket');
  const close = await serveUnixSocket(path, handlers());
  await expect(serveUnixSocket(path, handlers())).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await close();
});

test('an error of the answer is no departure: it is told apart and ends that client only', async () => {
  const path = join(folder, 'socket');
  const failure = new Error('a bug');
  const watched = { ...handlers(), answer: () => Promise.reject(failure) };
  const close = await serveUnixSocket(path, watched);
  const client = connect(path);
  client.write('a\n');
  await once(client, 'close');
  expect(watched.onError).toHaveBeenCalledExactlyOnceWith(failure);
  expect(watched.onClientGone).not.toHaveBeenCalled();
  await close();
});

test('a folder that does not exist is another error, and is thrown', async () => {
  await expect(serveUnixSocket(join(folder, 'no', 'socket'), handlers())).rejects.toMatchObject({
    code: expect.stringMatching(/^(ENOENT|EACCES)$/) as string,
  });
});

test('an ordinary file in the way is not removed', async () => {
  const path = join(folder, 'file');
  writeFileSync(path, 'precious');
  await expect(serveUnixSocket(path, handlers())).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(existsSync(path)).toBe(true);
});
