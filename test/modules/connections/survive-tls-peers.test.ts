/** `connectSecurely` and `surviveTlsClients` with real TLS. */
import { once } from 'node:events';
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { certificate, key } from '../../../examples/survive-tls-peers/certificate.ts';
import { openRelay } from '../../../examples/survive-tls-peers/relay.ts';
import {
  connectSecurely,
  meansTlsPeerGone,
  surviveTlsClients,
} from '../../../examples/survive-tls-peers/survive-tls-peers.ts';

const server = createServer({ key, cert: certificate });
const onGone = vi.fn();
const onError = vi.fn();
let stop: () => void;
let port: number;
const to = (port: number): object => ({
  port,
  host: '127.0.0.1',
  servername: 'localhost',
  ca: certificate,
});

beforeEach(async () => {
  onGone.mockReset();
  onError.mockReset();
  stop = surviveTlsClients(server, { onGone, onError });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterEach(async () => {
  stop();
  server.close();
  await once(server, 'close');
});

test('a client that leaves during the handshake', async () => {
  const failed = once(server, 'tlsClientError');
  const accepted = once(server, 'connection');
  const client = connect(port, '127.0.0.1');
  await accepted;
  client.destroy();
  await failed;
  expect(onGone).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'ECONNRESET' }), false);
  expect(onError).not.toHaveBeenCalled();
});

test('a client that leaves after it', async () => {
  const relay = await openRelay(port);
  const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
  const client = await connectSecurely(to(relay.port));
  client.on('error', () => undefined);
  const [socket] = await accepted;
  (await relay.wire).toServer.resetAndDestroy();
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.write('x');
  await closed;
  expect(onGone).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'ECONNRESET' }), true);
  client.destroy();
  relay.close();
});

test('a client that does not speak TLS is another error', async () => {
  const failed = once(server, 'tlsClientError');
  connect(port, '127.0.0.1')
    .on('error', () => undefined)
    .end('GET / HTTP/1.1\r\n\r\n');
  await failed;
  expect(onGone).not.toHaveBeenCalled();
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'ERR_SSL_HTTP_REQUEST' }), false);
});

test('connecting: a server that leaves is told from a certificate that is not trusted', async () => {
  const leaving = createTcpServer((peer) => peer.once('data', () => peer.destroy()));
  leaving.listen(0, '127.0.0.1');
  await once(leaving, 'listening');
  const gone: unknown = await connectSecurely(to((leaving.address() as AddressInfo).port)).catch(
    (error: unknown) => error,
  );
  expect(meansTlsPeerGone(gone)).toBe(true);
  leaving.close();

  const untrusted: unknown = await connectSecurely({ port, servername: 'localhost' }).catch(
    (error: unknown) => error,
  );
  expect(untrusted).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(meansTlsPeerGone(untrusted)).toBe(false);
});

test('an AbortSignal gives up', async () => {
  const mute = createTcpServer();
  mute.listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const accepted = once(mute, 'connection');
  const controller = new AbortController();
  const connecting = connectSecurely(to((mute.address() as AddressInfo).port), controller.signal);
  await accepted;
  controller.abort();
  await expect(connecting).rejects.toMatchObject({ name: 'AbortError' });
  mute.close();
});

test('a client that never begins the handshake loses its connection', async () => {
  const patient = createServer({ key, cert: certificate, handshakeTimeout: 20 });
  const off = surviveTlsClients(patient, { onGone, onError });
  patient.listen(0, '127.0.0.1');
  await once(patient, 'listening');
  const failed = once(patient, 'tlsClientError');
  const client = connect((patient.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined).resume();
  const closed = once(client, 'close');
  await failed;
  expect(onError).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: 'ERR_TLS_HANDSHAKE_TIMEOUT' }),
    false,
  );
  // The client does nothing about it: only the server can close.
  await closed;
  off();
  patient.close();
  await once(patient, 'close');
});
