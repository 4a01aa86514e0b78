// https://tuberia-rota.example/examples/proxy-between-peers/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, get, request } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import '../observe.ts';

const upstream = createTcpServer((socket) => {
  socket.once('data', () => socket.destroy());
});
upstream.listen(0, '127.0.0.1');
await once(upstream, 'listening');
const { port } = upstream.address() as AddressInfo;

const proxy = createServer((incoming, outgoing) => {
  const passedOn = request({ host: '127.0.0.1', port, path: incoming.url });
  passedOn.on('response', (response) => response.pipe(outgoing));
  incoming.pipe(passedOn);
});
proxy.listen(0, '127.0.0.1');
await once(proxy, 'listening');
get({ host: '127.0.0.1', port: (proxy.address() as AddressInfo).port });
