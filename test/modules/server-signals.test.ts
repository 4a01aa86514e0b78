/** Servers whose signal breaks off what is under way at once, and keeps no listener. */
import { once } from 'node:events';
import { createServer as createHttpServer, get, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import {
  proxyRequests,
  proxyUpgrades,
  type ProxyOptions,
} from '../../examples/proxy-between-peers/proxy-between-peers.ts';
import { shutDownGracefully } from '../../examples/shut-down-gracefully/shut-down-gracefully.ts';
import { expectNoListener } from '../lib/listeners.ts';

const FOR_EVER_MS = 60_000;

test.each([0, FOR_EVER_MS])(
  'shutDownGracefully cuts off at once, announcing for %i ms',
  async (announceMs) => {
    const server = createHttpServer(() => {});
    const shutDown = shutDownGracefully(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const request = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
    request.on('error', () => {});
    await once(server, 'request');
    const controller = new AbortController();
    const ended = shutDown({ announceMs, atMostMs: FOR_EVER_MS, signal: controller.signal });
    controller.abort();
    expect(await ended).toBe(1);
    await expectNoListener(controller.signal);
  },
);

test.each(['before', 'during'] as const)('a proxy breaks off what is under way: aborted %s', async (when) => {
  const controller = new AbortController();
  const told: string[] = [];
  const mute = createServer({ pauseOnConnect: true }, (socket) => socket.on('error', () => {}));
  mute.listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const proxy = createHttpServer();
  const options: ProxyOptions = {
    host: '127.0.0.1',
    port: (mute.address() as AddressInfo).port,
    onLeave: () => expect.unreachable(),
    onError: (error) => told.push(error.name),
    signal: controller.signal,
  };
  proxy.on('request', proxyRequests(options)).on('upgrade', proxyUpgrades(options)).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  if (when === 'before') controller.abort();
  const arrived = [once(proxy, 'request'), once(proxy, 'upgrade')];
  const at = { host: '127.0.0.1', port: (proxy.address() as AddressInfo).port };
  const answers = [{}, { headers: { connection: 'upgrade', upgrade: 'websocket' } }].map((more) =>
    once(get({ ...at, ...more }), 'response'),
  );
  await Promise.all(arrived);
  controller.abort();
  for (const [answer] of (await Promise.all(answers)) as [IncomingMessage][]) {
    expect(answer.statusCode).toBe(502);
    answer.resume();
  }
  expect(told).toEqual(['AbortError', 'AbortError']);
  await expectNoListener(controller.signal);
  proxy.close();
  mute.close();
});
