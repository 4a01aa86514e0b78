// https://tuberia-rota.example/examples/shut-down-gracefully/slow-server.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';

/** A server whose responses end when the demo says so. */
export async function startSlow(): Promise<{
  server: Server;
  release: () => void;
  arrived: (n: number) => Promise<void>;
}> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let count = 0;
  const server = createServer((incoming, response) => {
    count += 1;
    server.emit('arrived');
    if (incoming.url === '/hello') response.end('hello');
    if (incoming.url === '/slow') void released.then(() => response.end('all of it'));
    if (incoming.url === '/long') {
      response.write('all ');
      void released.then(() => response.end('of it'));
    }
    if (incoming.url === '/stuck') response.write('all ');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    server,
    release: () => release(),
    async arrived(n) {
      while (count < n) await once(server, 'arrived');
    },
  };
}

/** Asks on a connection that it keeps; resolves with a function that says what it got, so that demos have an order. */
export async function ask(
  server: Server,
  path: string,
  agent: Agent = new Agent({ keepAlive: true }),
): Promise<() => void> {
  const { port } = server.address() as AddressInfo;
  const sent = request({ host: '127.0.0.1', port, path, agent }).end();
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve);
      sent.on('error', reject);
    });
    server.emit(`headers of ${path}`);
    const body = await text(response);
    return () =>
      say(
        `${path}: ${response.statusCode} ${JSON.stringify(body)}, connection: ${response.headers.connection}`,
      );
  } catch (error) {
    return () => {
      say(`${path}:`);
      report('rejection', error);
    };
  }
}
