// https://tuberia-rota.example/examples/connection-reset/demo.ts | SPDX-License-Identifier: 0BSD
import { once, type EventEmitter } from 'node:events';
import { get } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

async function listen(onConnection?: (peer: Socket) => void): Promise<Server & { port: number }> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, onConnection).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  return Object.assign(server, { port: (server.address() as AddressInfo).port });
}

/** Both ends of a connection. */
async function pair(server: Server & { port: number }): Promise<[ours: Socket, peer: Socket]> {
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const ours = connect(server.port, '127.0.0.1');
  // Nothing is read until we say so.
  ours.pause();
  await once(ours, 'connect');
  return [ours, (await accepted)[0]];
}

/** Waits for the end of a socket or request, and tells the error that it emits on the way. */
async function errorOf(emitter: EventEmitter): Promise<void> {
  emitter.on('error', (error) => report('event', error));
  await new Promise((resolve) => emitter.once('close', resolve));
}

const server = await listen();

say('we read; the peer aborts the connection');
{
  const [ours, peer] = await pair(server);
  const error = errorOf(ours);
  ours.resume();
  peer.resetAndDestroy();
  await error;
}

say('we read; the peer closes without having read what we sent');
{
  const [ours, peer] = await pair(server);
  const error = errorOf(ours);
  ours.resume();
  peer.pause();
  await new Promise((resolve) => ours.write('Hello, world!', resolve));
  peer.destroy();
  await error;
}

say('we write; the peer has aborted the connection');
{
  const [ours, peer] = await pair(server);
  const error = errorOf(ours);
  const peerClosed = once(peer, 'close');
  peer.resetAndDestroy();
  await peerClosed;
  ours.write('Hello, world!');
  await error;
}
server.close();

say('we connect; the peer aborts the connection as soon as it accepts it');
const rude = await listen((peer) => peer.resetAndDestroy());
const refused = connect(rude.port, '127.0.0.1');
refused.once('connect', () => say("event 'connect'"));
await errorOf(refused);
rude.close();

say('we send an HTTP request; the server closes without an answer');
const silent = await listen((peer) => peer.resume().once('data', () => peer.destroy()));
await errorOf(get({ port: silent.port, host: '127.0.0.1', agent: false }));
silent.close();
