// https://tuberia-rota.example/examples/proxy-between-peers/without-handler-websocket.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo } from 'node:net';
import '../observe.ts';

// An upstream that keeps sending, as a feed of prices or a hot-reload server does.
const upstream = createTcpServer((socket) => {
  setInterval(() => socket.write('news'), 5).unref();
});
upstream.listen(0, '127.0.0.1');
await once(upstream, 'listening');
const { port } = upstream.address() as AddressInfo;

const proxy = createServer();
proxy.on('upgrade', (_incoming, client) => {
  const passedOn = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  passedOn.pipe(client);
  client.resume();
});
proxy.listen(0, '127.0.0.1');
await once(proxy, 'listening');

const client = connect((proxy.address() as AddressInfo).port, '127.0.0.1');
client.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
await once(client, 'data');
client.destroy();
