/** The proxy with real connections. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';
import { proxyRequests } from '../../../examples/proxy-between-peers/proxy-between-peers.ts';

const onLeave = vi.fn();
const onError = vi.fn();
let upstream: TcpServer;
let proxy: Server;

async function listen(server: TcpServer): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
async function start(server: TcpServer): Promise<number> {
  upstream = server;
  const port = await listen(upstream);
  proxy = createServer(proxyRequests({ host: '127.0.0.1', port, onLeave, onError }));
  return listen(proxy);
}
async function post(port: number, body: string): Promise<IncomingMessage> {
  const sent = request({ host: '127.0.0.1', port, method: 'POST', path: '/a?b', agent: false });
  sent.end(body);
  return ((await once(sent, 'response')) as [IncomingMessage])[0];
}
afterEach(() => {
  onLeave.mockReset();
  onError.mockReset();
  proxy.close();
  proxy.closeAllConnections();
  upstream.close();
});

test('passes on method, path, headers, both bodies and the status', async () => {
  const port = await start(
    createServer((incoming, outgoing) => {
      outgoing.writeHead(418, { 'x-seen': `${incoming.method} ${incoming.url}` });
      incoming.pipe(outgoing);
    }),
  );
  const response = await post(port, 'añ'.repeat(100_000));
  expect(response.statusCode).toBe(418);
  expect(response.headers['x-seen']).toBe('POST /a?b');
  expect(await text(response)).toBe('añ'.repeat(100_000));
  expect(onLeave).not.toHaveBeenCalled();
});

test('an upstream that is gone is a 502, and a leave', async () => {
  const port = await start(createTcpServer((socket: Socket) => socket.once('data', () => socket.destroy())));
  expect((await post(port, 'x')).statusCode).toBe(502);
  expect(onLeave).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ who: 'upstream', answered: true }),
  );
});

test('an upstream that does not speak HTTP is a 502, and no leave', async () => {
  const port = await start(
    createTcpServer((socket: Socket) => socket.once('data', () => socket.end('hello'))),
  );
  expect((await post(port, 'x')).statusCode).toBe(502);
  expect(onLeave).not.toHaveBeenCalled();
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'HPE_INVALID_CONSTANT' }));
});
