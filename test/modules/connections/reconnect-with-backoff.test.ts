/** `reconnectWithBackoff` with real connections. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import {
  fullJitter,
  isGone,
  reconnectWithBackoff,
} from '../../../examples/reconnect-with-backoff/reconnect-with-backoff.ts';

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function dial(port: number, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect(port, host);
  await once(socket, 'connect');
  return socket;
}

const quick = { baseMs: 2, capMs: 5, attempts: 3 };

test('the wait is below a ceiling that doubles up to the cap', () => {
  const most = { baseMs: 100, capMs: 1000, random: () => 0.999999 };
  expect([1, 2, 3, 4, 5, 2000].map((n) => fullJitter(n, most))).toEqual([99, 199, 399, 799, 999, 999]);
  expect(fullJitter(3, { ...most, random: () => 0 })).toBe(0);
});

test('nobody listens: so many attempts, then the last error as it is, also for a name with two addresses', async () => {
  const port = await closedPort();
  for (const host of ['127.0.0.1', 'localhost']) {
    let tried = 0;
    const dialling = reconnectWithBackoff(() => {
      tried += 1;
      return dial(port, host);
    }, quick);
    await expect(dialling).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(tried).toBe(3);
  }
});

test('an error that does not mean "gone" is thrown at once', async () => {
  let tried = 0;
  const dialling = reconnectWithBackoff(() => {
    tried += 1;
    return dial(70_000);
  }, quick);
  await expect(dialling).rejects.toMatchObject({ code: 'ERR_SOCKET_BAD_PORT' });
  expect(tried).toBe(1);
  expect(isGone(new AggregateError([]))).toBe(false);
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  expect(isGone(new AggregateError([refused, refused]))).toBe(true);
  expect(isGone(new AggregateError([refused, new Error('mine')]))).toBe(false);
});

test('aborting ends the wait', async () => {
  const port = await closedPort();
  const wish = new AbortController();
  const dialling = reconnectWithBackoff(() => dial(port), {
    baseMs: 60_000,
    capMs: 60_000,
    attempts: 3,
    random: () => 1,
    signal: wish.signal,
    onRetry: () => {
      wish.abort();
    },
  });
  await expect(dialling).rejects.toMatchObject({ name: 'AbortError' });
});
