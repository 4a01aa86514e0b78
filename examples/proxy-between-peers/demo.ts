// https://tuberia-rota.example/examples/proxy-between-peers/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { report, say } from '../observe.ts';
import { proxyRequests, proxyUpgrades, type ProxyLeave } from './proxy-between-peers.ts';

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

let told: () => void;
function onLeave({ who, answered, error }: ProxyLeave): void {
  say(`proxy: the ${who} left, the client got a 502: ${answered}`);
  if (error !== undefined) report('event', error);
  told();
}

/** Runs an upstream that does `act` with each connection, and the proxy before it; waits until a leave is told. */
async function exchange(
  title: string,
  act: (upstream: Socket) => void,
  client: (proxyPort: number) => Promise<void>,
): Promise<void> {
  say(title);
  const heard = new Promise<void>((resolve) => (told = resolve));
  const gone: Promise<unknown>[] = [];
  const upstream = createTcpServer((socket) => {
    gone.push(new Promise((resolve) => socket.on('close', resolve)));
    socket.on('error', () => {
      // The upstream is ours to break.
    });
    socket.once('data', () => act(socket));
  });
  const port = await listen(upstream);
  // #region use
  const options = {
    host: '127.0.0.1',
    port,
    onLeave,
    onError: (error: Error) => report('event', error),
  };
  const proxy = createServer(proxyRequests(options));
  proxy.on('upgrade', proxyUpgrades(options));
  // #endregion
  const done = client(await listen(proxy));
  await heard;
  await Promise.all([done, ...gone]);
  say('upstream: its connection is closed');
  upstream.close();
  proxy.close();
  proxy.closeAllConnections();
  await once(proxy, 'close');
}

const HALF = 'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhalf';

/** Sends a request and tells what comes of it, or leaves at the first bytes. */
function ask(port: number, leave = false): Promise<void> {
  const sent = request({ host: '127.0.0.1', port, agent: false });
  sent.on('error', () => {
    // Its response tells.
  });
  sent.on('response', (response: IncomingMessage) => {
    response.on('error', () => {
      if (!leave) say(`client: ${response.statusCode} and the answer is cut`);
    });
    response.on('data', () => {
      if (leave) sent.destroy();
    });
    response.on('end', () => say(`client: ${response.statusCode}`));
  });
  sent.end();
  return new Promise((resolve) => sent.on('close', resolve));
}

/** Opens a WebSocket, as far as a proxy can see. */
function upgrade(port: number, onData: (socket: Socket) => void): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => {
    // Only the proxy is looked at.
  });
  socket.on('data', () => onData(socket));
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  return new Promise((resolve) => socket.on('close', () => resolve()));
}
const SWITCHED = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

await exchange(
  'the upstream leaves before its headers',
  (socket) => socket.destroy(),
  (port) => ask(port),
);
await exchange(
  'the upstream leaves in the middle of the body',
  (socket) => socket.end(HALF),
  (port) => ask(port),
);
await exchange(
  'the client leaves in the middle of the body',
  (socket) => socket.write(HALF),
  (port) => ask(port, true),
);
await exchange(
  'WebSocket: the client closes',
  (socket) => socket.write(SWITCHED),
  (port) => upgrade(port, (socket) => socket.destroy()),
);
await exchange(
  'WebSocket: the client resets the connection',
  (socket) => socket.write(SWITCHED),
  (port) => upgrade(port, (socket) => socket.resetAndDestroy()),
);
