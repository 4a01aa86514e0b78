/** `untilPeerLeaves` with real sockets. */
import { execFile } from 'node:child_process';
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

test('an error with a code that means no departure is thrown', async () => {
  const socket = await pair(() => {});
  const watching = untilPeerLeaves(socket, heartbeat);
  socket.destroy(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  await expect(watching).rejects.toMatchObject({ code: 'ENOSPC' });
});

test('a silent peer is asked as often as said, and no more', async () => {
  let peer: Socket | undefined;
  const socket = await pair((asked) => (peer = asked));
  await untilPeerLeaves(socket, heartbeat);
  if (peer?.closed === false) await once(peer, 'close');
  expect(peer?.bytesRead).toBe(heartbeat.missed * heartbeat.ping.length);
});

test('the watch leaves no timer that keeps the process', async () => {
  const module = new URL('../../../examples/notice-dead-peer/notice-dead-peer.ts', import.meta.url).href;
  const code = `import { connect, createServer } from 'node:net';
    import { untilPeerLeaves } from ${JSON.stringify(module)};
    const server = createServer((peer) => peer.resume()).listen(0, '127.0.0.1', async () => {
      const socket = connect(server.address().port, '127.0.0.1');
      const { how } = await untilPeerLeaves(socket, { ping: 'ping', everyMs: 5, missed: 1 });
      server.close();
      console.log(how);
    });`;
  const node = ['--import', 'tsx', '--input-type=module', '-e', code];
  const { stdout, signal } = await new Promise<{ stdout: string; signal: string | null }>((resolve) => {
    const child = execFile(process.execPath, node, { timeout: 60_000 }, (_error, stdout) =>
      resolve({ stdout, signal: child.signalCode }),
    );
  });
  expect({ stdout, signal }).toEqual({ stdout: 'silent\n', signal: null });
});
