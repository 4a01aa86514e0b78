/** `keepAliveClient` with real connections. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPeer, type Peer } from '../../../examples/retry-stale-connection/peer.ts';
import {
  keepAliveClient,
  type KeepAliveClient,
} from '../../../examples/retry-stale-connection/retry-stale-connection.ts';

let peer: Peer;
let client: KeepAliveClient;

beforeEach(async () => {
  peer = await startPeer('reset');
  client = keepAliveClient();
  await text((await client.send(`${peer.url}/hello`)).response);
  await new Promise(setImmediate);
});

afterEach(async () => {
  client.close();
  await peer.close();
});

test('a GET that dies on the kept connection is sent again, on a new one', async () => {
  const { response, repeatedAfter } = await client.send(`${peer.url}/menu`);
  expect(await text(response)).toBe('fine\n');
  expect(repeatedAfter).toMatchObject({ code: 'ECONNRESET' });
  expect(peer.seen.slice(1)).toEqual(['GET /menu, unanswered', 'GET /menu, answered']);
});

test('it is not sent a third time', async () => {
  await expect(client.send(`${peer.url}/crash`)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(peer.seen.slice(1)).toEqual(['GET /crash, unanswered', 'GET /crash, unanswered']);
});

test('a POST takes a new connection and is sent once', async () => {
  const { repeatedAfter } = await client.send(`${peer.url}/order`, { method: 'POST', body: 'x' });
  expect(repeatedAfter).toBeUndefined();
  await expect(client.send(`${peer.url}/crash`, { method: 'POST', body: 'x' })).rejects.toThrow();
  expect(peer.seen.slice(1)).toEqual(['POST /order, answered', 'POST /crash, unanswered']);
});

test('other errors pass: refused, aborted', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  await expect(client.send(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await expect(client.send(`${peer.url}/menu`, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(peer.seen).toEqual(['GET /hello, answered']);
});

test('a new connection that dies was not stale: nothing is repeated', async () => {
  const other = keepAliveClient();
  await expect(other.send(`${peer.url}/crash`)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(peer.seen.slice(1)).toEqual(['GET /crash, unanswered']);
  other.close();
});

test('the repetition does not take another stale connection', async () => {
  const other = keepAliveClient();
  const warm = async (): Promise<string> => text((await other.send(`${peer.url}/hello`)).response);
  await Promise.all([warm(), warm(), warm()]);
  await new Promise(setImmediate);
  const { response } = await other.send(`${peer.url}/menu`);
  expect(await text(response)).toBe('fine\n');
  other.close();
});
