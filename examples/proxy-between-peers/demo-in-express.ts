// https://tuberia-rota.example/examples/proxy-between-peers/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import express from 'express';
import { report, say } from '../observe.ts';
import { proxyRequests } from './proxy-between-peers.ts';

// An upstream that dies as soon as it is asked, the second time in the middle of its answer.
let asked = 0;
const upstream = createServer((socket) => {
  socket.once('data', () => {
    asked += 1;
    socket.end(asked === 1 ? '' : 'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhalf');
  });
}).listen(0, '127.0.0.1');
await once(upstream, 'listening');

const app = express();
app.get('/', (_request, response) => void response.send('our own page'));
// #region use
const passOn = proxyRequests({
  host: '127.0.0.1',
  port: (upstream.address() as AddressInfo).port,
  onLeave: ({ who, answered }) => say(`the ${who} left; the client got a 502: ${answered}`),
  onError: (error) => report('event', error),
});
app.use('/api', (request, response) => passOn(request, response));
// #endregion

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
for (const path of ['/api/menu', '/api/menu', '/']) {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  const body = await answer.text().catch(() => 'cut short');
  say(`${path}: ${answer.status} ${body.trim()}`);
}
process.exit();
