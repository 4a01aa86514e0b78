/** `untilPeerLeaves` with real sockets. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { untilPeerLeaves } from '../../../examples/notice-dead-peer/notice-dead-peer.ts';

async function pair(onPing: (peer: Socket) => void): Promise<Socket> {
  const server = createServer((peer) => {
    peer.on('error', () => {});
    peer.on('data', () => {
      onPing(peer);
    });
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.resume();
  await once(socket, 'connect');
  return socket;
}

const heartbeat = { ping: 'ping', everyMs: 20, missed: 2 };

test('a peer that says nothing', async () => {
  const socket = await pair(() => {});
  expect(await untilPeerLeaves(socket, heartbeat)).toEqual({ how: 'silent', error: undefined });
  expect(socket.destroyed).toBe(true);
});

test('a peer that answers stays; aborting the watch leaves the connection open', async () => {
  let pings = 0;
  const watch = new AbortController();
  const socket = await pair((peer) => {
    peer.write('pong');
    // More than it would have been given without an answer.
    if (++pings > 6) watch.abort();
  });
  await expect(untilPeerLeaves(socket, { ...heartbeat, signal: watch.signal })).rejects.toThrow(
    expect.objectContaining({ name: 'AbortError' }),
  );
  expect(socket.destroyed).toBe(false);
  expect(socket.listenerCount('error')).toBe(0);
  socket.destroy();
});

test('a peer that leaves with a FIN, or with an RST', async () => {
  expect(await untilPeerLeaves(await pair((peer) => peer.end()), heartbeat)).toMatchObject({ how: 'closed' });
  expect(await untilPeerLeaves(await pair((peer) => peer.resetAndDestroy()), heartbeat)).toMatchObject({
    how: 'broken',
    error: { code: 'ECONNRESET' },
  });
});

test('another error of the socket is thrown', async () => {
  const socket = await pair(() => {});
  const watching = untilPeerLeaves(socket, heartbeat);
  socket.destroy(new Error('our own mistake'));
  await expect(watching).rejects.toThrow('our own mistake');
});
