/** `watchPeer` and `sendIfOpen` with real WebSockets. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { openRawClient } from '../../../examples/survive-websocket-peers/raw-peer.ts';
import {
  sendIfOpen,
  watchPeer,
  type Leave,
} from '../../../examples/survive-websocket-peers/survive-websocket-peers.ts';

let server: WebSocketServer;
let port: number;
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => server.close());

async function connection(): Promise<{ socket: WebSocket; peer: Socket }> {
  const connected = once(server, 'connection') as Promise<[WebSocket]>;
  const peer = await openRawClient(port);
  return { socket: (await connected)[0], peer };
}

const left = (socket: WebSocket, interval: number, onError = vi.fn()): Promise<Leave> =>
  new Promise((resolve) => watchPeer(socket, { interval, onLeave: resolve, onError }));

test('a reset is a leave, and sending says so', async () => {
  const { socket, peer } = await connection();
  const leave = left(socket, 60_000);
  peer.resetAndDestroy();
  expect(await Promise.all([sendIfOpen(socket, 'a'), sendIfOpen(socket, 'b')])).toEqual([false, false]);
  expect(await leave).toMatchObject({ code: 1006, silent: false });
  expect(await sendIfOpen(socket, 'c')).toBe(false);
});

test('a message that is cut off half-way is not called sent', async () => {
  const { socket, peer } = await connection();
  peer.pause();
  const sent = sendIfOpen(socket, 'x'.repeat(20_000_000));
  await once(peer, 'readable');
  peer.resetAndDestroy();
  expect(await sent).toBe(false);
});

test('a silent peer is given up, one that answers is not', async () => {
  const { socket: silent } = await connection();
  const connected = once(server, 'connection') as Promise<[WebSocket]>;
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const [answering] = await connected;
  const onLeave = vi.fn();
  watchPeer(answering, { interval: 100, onLeave, onError: vi.fn() });
  expect(await left(silent, 100)).toEqual({ code: 1006, silent: true, error: undefined });
  expect(onLeave).not.toHaveBeenCalled();
  expect(await sendIfOpen(answering, 'still there')).toBe(true);
  const closed = once(client, 'close');
  client.close(1000);
  await closed;
});

test('an error that does not mean "gone" is passed on', async () => {
  const { socket, peer } = await connection();
  const onError = vi.fn();
  const leave = left(socket, 60_000, onError);
  peer.end(Buffer.from([0xff, 0x80, 0, 0, 0, 0]));
  await leave;
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'WS_ERR_UNEXPECTED_RSV_2_3' }));
});

test('a socket that is still connecting is the program’s mistake, and is thrown', async () => {
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const open = once(client, 'open');
  await expect(sendIfOpen(client, 'early')).rejects.toThrow('readyState 0');
  await open;
  client.terminate();
});

test('what it returns takes every listener away', async () => {
  const { socket, peer } = await connection();
  const before = socket.eventNames();
  watchPeer(socket, { onLeave: vi.fn(), onError: vi.fn() })();
  expect(socket.eventNames()).toEqual(before);
  peer.destroy();
});
