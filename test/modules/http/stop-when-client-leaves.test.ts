/** `sendWhileClientListens` and `clientSignal` with real clients. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askAndLeave } from '../../../examples/stop-when-client-leaves/impatient.ts';
import {
  ClientLeft,
  clientSignal,
  sendWhileClientListens,
} from '../../../examples/stop-when-client-leaves/stop-when-client-leaves.ts';

let server: Server;
let port: number;
let answer: (response: ServerResponse) => Promise<unknown>;
let result: Promise<unknown>;

beforeEach(async () => {
  server = createServer((_request, response) => {
    result = answer(response);
    result.catch(() => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

test('a body that is sent whole', async () => {
  answer = (response) =>
    sendWhileClientListens(response, async function* () {
      await Promise.resolve();
      yield 'one ';
      yield 'two';
    });
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('one two');
  expect(await result).toBe(true);
});

test.each(['close', 'reset'] as const)(
  'the client leaves (%s): what the body waits for is stopped',
  async (how) => {
    let ended = false;
    answer = (response) =>
      sendWhileClientListens(response, async function* (signal) {
        try {
          yield 'one';
          await wait(60_000, undefined, { signal });
        } finally {
          ended = true;
        }
      });
    await askAndLeave(port, '/', how);
    await expect.poll(() => result).toBe(false);
    expect(ended).toBe(true);
  },
);

test('an error of the body passes, and cuts the response short', async () => {
  answer = (response) =>
    sendWhileClientListens(response, async function* () {
      yield await Promise.resolve('one');
      throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
    });
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: example\r\n\r\n');
  socket.resume();
  await once(socket, 'close');
  await expect(result).rejects.toMatchObject({ code: 'ENOSPC' });
});

test('the signal is aborted with ClientLeft, and not by a response that ended', async () => {
  answer = async (response) => {
    const signal = clientSignal(response);
    response.end('all');
    await once(response, 'close');
    return signal.aborted;
  };
  await (await fetch(`http://127.0.0.1:${port}`)).text();
  server.closeIdleConnections();
  expect(await result).toBe(false);

  answer = async (response) => {
    const signal = clientSignal(response);
    response.write('some');
    await once(signal, 'abort');
    return signal.reason as unknown;
  };
  await askAndLeave(port, '/');
  expect(await result).toBeInstanceOf(ClientLeft);
});

test('a client that has left already: nothing is begun', async () => {
  let begun = false;
  answer = async (response) => {
    response.destroy();
    await once(response, 'close');
    return sendWhileClientListens(response, async function* () {
      begun = true;
      yield await Promise.resolve('one');
    });
  };
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  expect(await result).toBe(false);
  expect(begun).toBe(false);
});
