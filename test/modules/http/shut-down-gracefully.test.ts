/** `shutDownGracefully` with real clients. */
import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, test } from 'vitest';
import { shutDownGracefully } from '../../../examples/shut-down-gracefully/shut-down-gracefully.ts';

let server: Server;
let shutDown: ReturnType<typeof shutDownGracefully>;
let agent: Agent;

beforeEach(async () => {
  server = createServer();
  shutDown = shutDownGracefully(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  agent = new Agent({ keepAlive: true });
});

const ask = (): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    get({ host: '127.0.0.1', port, agent }, resolve).on('error', reject);
  });

/** The next response that the server has to give. */
async function next(): Promise<ServerResponse> {
  const [, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
  return response;
}

test('a response under way is finished, and its client told not to come back', async () => {
  const asked = ask();
  const response = await next();
  const ended = shutDown();
  response.end('whole');
  const answer = await asked;
  expect(answer.headers.connection).toBe('close');
  expect(await text(answer)).toBe('whole');
  expect(await ended).toBe(0);
});

test('a response whose headers have left is finished too', async () => {
  const asked = ask();
  const response = await next();
  response.write('who');
  const answer = await asked;
  const ended = shutDown();
  response.end('le');
  expect(await text(answer)).toBe('whole');
  expect(await ended).toBe(0);
});

test('idle and silent connections do not hold it up; what takes too long is cut off', async () => {
  connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
  await once(server, 'connection');
  const asked = ask();
  (await next()).write('part');
  const answer = await asked;
  const body = text(answer).catch((error: unknown) => error);
  expect(await shutDown({ atMostMs: 100 })).toBe(1);
  expect(await body).toMatchObject({ message: 'aborted', code: 'ECONNRESET' });
});

test('while it is announced, requests on open connections are still answered', async () => {
  server.on('request', (_request, response) => response.end('yes'));
  await text(await ask());
  await new Promise(setImmediate);
  const ended = shutDown({ announceMs: 200 });
  const answer = await ask();
  expect(await text(answer)).toBe('yes');
  expect(answer.headers.connection).toBe('close');
  expect(await ended).toBe(0);
});
