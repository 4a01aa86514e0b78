/** `endAfterAll` on real sockets and HTTP responses. */
import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { triggerBrokenPipe } from '../../../examples/trigger-broken-pipe/trigger-broken-pipe.ts';
import {
  endAfterAll,
  type Write,
  type WriteResult,
} from '../../../examples/write-after-end/write-after-end.ts';

test('one producer lasts longer than the other, on an HTTP response; a late write is refused', async () => {
  const results: WriteResult[] = [];
  const server = createServer((_request, response) => {
    let late: Write | undefined;
    void endAfterAll(response, [
      async (write) => {
        late = write;
        results.push(await write('one '));
      },
      async (write) => {
        await new Promise((resolve) => setImmediate(resolve));
        results.push(await write('two'));
      },
    ]).then(async (whole) => results.push(whole, (await late?.('three')) ?? 'gone'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false });
  const [answer] = (await once(request, 'response')) as [NodeJS.ReadableStream];
  expect(await text(answer)).toBe('one two');
  server.close();
  await once(server, 'close');
  expect(results).toEqual(['handed over', 'handed over', 'handed over', 'ended']);
});

test('a client that leaves: no write waits for ever', async () => {
  let response: ServerResponse | undefined;
  const chunk = 'x'.repeat(1_000_000);
  const server = createServer((_request, asked) => (response = asked)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', agent: false });
  request.on('error', () => {});
  await once(server, 'request');
  const done = endAfterAll(response!, [
    async (write) => {
      request.destroy();
      while ((await write(chunk)) === 'handed over');
    },
  ]);
  expect(await done).toBe('gone');
  server.close();
});

test('a broken pipe is told, not thrown', async () => {
  const { socket, close } = await triggerBrokenPipe();
  const done = endAfterAll(socket, [
    async (write) => {
      while ((await write('x')) === 'handed over');
    },
  ]);
  expect(await done).toBe('gone');
  await close();
});

test('an error of a producer is thrown, and the stream is destroyed', async () => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  await expect(endAfterAll(stream, [() => Promise.reject(new RangeError('mine'))])).rejects.toThrow(
    RangeError,
  );
  expect(stream.destroyed).toBe(true);
});

test('a full disk passes through', async () => {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
  });
  const write = async (w: Write): Promise<void> => {
    await w('x');
  };
  await expect(endAfterAll(stream, [write])).rejects.toMatchObject({ code: 'ENOSPC' });
});

test('a full disk is no peer that left: the write that failed says so', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const stream = new Writable({ write: (_chunk, _encoding, done) => done(full) });
  let told: unknown;
  const done = endAfterAll(stream, [
    async (write) => {
      told = await write('x').catch((error: unknown) => error);
    },
  ]);
  await expect(done).rejects.toBe(full);
  expect(told).toBe(full);
});
