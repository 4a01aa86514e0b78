// https://tuberia-rota.example/examples/survive-http2-peers/demo-in-fastify.ts | SPDX-License-Identifier: 0BSD
import { connect } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { fastify } from 'fastify';
import { report, say } from '../observe.ts';
import { requestOnce, surviveHttp2Clients } from './survive-http2-peers.ts';

const app = fastify({ http2: true });

// #region use
surviveHttp2Clients(app.server, {
  onGone(error) {
    say('a client left in the middle');
    report('event', error);
  },
  onError: (error) => report('event', error),
});
app.get('/events', (_request, reply) => {
  const events = new PassThrough();
  events.write('data: 1\n\n');
  events.on('close', () => app.server.emit('left'));
  return reply.send(events);
});
app.get('/', () => 'still here');
// #endregion

await app.listen({ port: 0, host: '127.0.0.1' });
const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
const left = new Promise<void>((resolve) => void app.server.once('left', resolve));
const leaving = connect(url);
leaving.on('error', () => {});
leaving
  .request({ ':path': '/events' })
  .on('error', () => {})
  .once('data', () => leaving.destroy(new Error('enough')));
await left;

const session = connect(url);
session.on('error', (error) => report('event', error));
const result = await requestOnce(session, { ':path': '/' });
say(result.outcome === 'answered' ? `another client got ${result.status}: ${result.body}` : result.outcome);
session.close();
process.exit();
