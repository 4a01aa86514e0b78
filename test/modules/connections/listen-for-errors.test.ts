/** `handlePeerGone` on real sockets: departures are handled, everything else passes. */
import { EventEmitter, once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { handlePeerGone } from '../../../examples/listen-for-errors/listen-for-errors.ts';
import { triggerBrokenPipe } from '../../../examples/trigger-broken-pipe/trigger-broken-pipe.ts';

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('a broken pipe is told and does not end the process', async () => {
  const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
  const onGone = vi.fn();
  handlePeerGone(socket, onGone);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write('x');
  await closed;
  expect(onGone).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'EPIPE' }));
  await close();
});

test('another error is told apart', async () => {
  const socket = connect(await closedPort(), '127.0.0.1');
  const onGone = vi.fn();
  const other = new Promise((resolve) => handlePeerGone(socket, onGone, resolve));
  expect(await other).toMatchObject({ code: 'ECONNREFUSED' });
  expect(onGone).not.toHaveBeenCalled();
});

test('another error that nobody asked for is thrown, as without a listener', () => {
  const emitter = new EventEmitter();
  handlePeerGone(emitter);
  const error = new Error('a bug');
  expect(() => emitter.emit('error', error)).toThrow(error);
});

test('the listener can be removed', () => {
  const emitter = new EventEmitter();
  handlePeerGone(emitter)();
  expect(emitter.listenerCount('error')).toBe(0);
});
