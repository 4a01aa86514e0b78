/** `requestOnce` and `surviveHttp2Clients` with real HTTP/2. */
import { once } from 'node:events';
import {
  connect,
  constants,
  createServer,
  type ClientHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  requestOnce,
  surviveHttp2Clients,
} from '../../../examples/survive-http2-peers/survive-http2-peers.ts';
import { openRelay, type Relay } from '../../../examples/survive-tls-peers/relay.ts';

const server = createServer();
const onGone = vi.fn();
const onError = vi.fn();
surviveHttp2Clients(server, { onGone, onError });
let relay: Relay;
let session: ClientHttp2Session;

beforeEach(async () => {
  onGone.mockReset();
  onError.mockReset();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  relay = await openRelay((server.address() as AddressInfo).port);
  session = connect(`http://127.0.0.1:${relay.port}`);
  session.on('error', () => undefined);
});
afterEach(async () => {
  session.destroy();
  relay.close();
  server.close();
  await once(server, 'close');
});
const answer = (listener: (stream: ServerHttp2Stream) => void): void => void server.once('stream', listener);

test('an answer', async () => {
  answer((stream) => {
    stream.respond({ ':status': 201 });
    stream.end('añ');
  });
  expect(await requestOnce(session, { ':path': '/' })).toEqual({
    outcome: 'answered',
    status: 201,
    body: 'añ',
  });
});

test('an answer that is cut short is none, and nobody knows whether it was processed', async () => {
  answer((stream) => {
    stream.respond({ ':status': 200 });
    stream.write('half a mess');
  });
  const { toClient, toServer } = await relay.wire;
  toServer.on('data', (chunk: Buffer) => {
    if (chunk.includes('half a mess')) toClient.end();
  });
  expect(await requestOnce(session, { ':path': '/' })).toEqual({
    outcome: 'gone',
    neverProcessed: false,
    error: undefined,
  });
});

test('a stream that was refused, and a session that is closed: safe to repeat', async () => {
  answer((stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM));
  expect(await requestOnce(session, { ':path': '/' })).toMatchObject({
    outcome: 'gone',
    neverProcessed: true,
  });
  session.destroy();
  expect(await requestOnce(session, { ':path': '/' })).toMatchObject({
    outcome: 'gone',
    neverProcessed: true,
    error: { code: 'ERR_HTTP2_INVALID_SESSION' },
  });
});

test('another error passes through, and so does an abort', async () => {
  answer((stream) => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
  await expect(requestOnce(session, { ':path': '/' })).rejects.toMatchObject({
    code: 'ERR_HTTP2_STREAM_ERROR',
  });
  const controller = new AbortController();
  answer(() => controller.abort());
  await expect(requestOnce(session, { ':path': '/' }, { signal: controller.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('a server survives a connection that is reset', async () => {
  const failed = once(server, 'sessionError');
  answer((stream) => {
    stream.respond({ ':status': 200 });
    stream.write('half a mess');
  });
  const stream = session.request({ ':path': '/' });
  stream.on('error', () => undefined);
  await once(stream, 'data');
  (await relay.wire).toServer.resetAndDestroy();
  await failed;
  expect(onGone).toHaveBeenCalledWith(expect.objectContaining({ code: 'ECONNRESET' }));
  expect(onError).not.toHaveBeenCalled();
});
