// https://tuberia-rota.example/examples/listen-for-errors/demo-which-object.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once, type EventEmitter } from 'node:events';
import { createServer as createHttpServer, get } from 'node:http';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { report, say } from '../observe.ts';

/** Listens on every object, and tells each error once per object that emits it. */
function listenOn(objects: Record<string, EventEmitter>): void {
  for (const [name, emitter] of Object.entries(objects)) {
    emitter.on('error', (error) => {
      say(`${name} emits 'error'`);
      report('event', error);
    });
  }
}

async function portOf(server: EventEmitter & { address(): unknown }): Promise<number> {
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

say('a client of a TCP server leaves: the server, or the socket?');
const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
const client = connect(await portOf(server), '127.0.0.1');
const [accepted] = (await once(server, 'connection')) as [Socket];
listenOn({ server, 'the socket': accepted });
accepted.resume();
const clientLeft = once(accepted, 'end');
client.destroy();
await clientLeft;
const acceptedClosed = closeOf(accepted);
accepted.write('Hello, world!', () => accepted.write('Good bye!'));
await acceptedClosed;
server.close();

say('a child stops reading: the child, or its input?');
const child = spawn('true', { stdio: ['pipe', 'ignore', 'ignore'] });
listenOn({ 'the child': child, 'child.stdin': child.stdin });
const childClosed = closeOf(child);
child.stdin.end('x'.repeat(1_000_000));
await childClosed;

say('a stream is piped into a socket whose peer leaves: the source, or the socket?');
const resetting = createServer((peer) => peer.once('data', () => peer.resetAndDestroy()));
resetting.listen(0, '127.0.0.1');
const socket = connect(await portOf(resetting), '127.0.0.1');
const source = new Readable({ read: () => {} });
listenOn({ 'the source': source, 'the socket': socket });
const socketClosed = closeOf(socket);
source.pipe(socket);
source.push('Hello, world!');
await socketClosed;
say(`the source is destroyed: ${source.destroyed}`);
resetting.close();

say('an HTTP server hangs up before it answers: the request, or its socket?');
const silent = createServer((peer) => peer.once('data', () => peer.destroy()));
silent.listen(0, '127.0.0.1');
const request = get({ port: await portOf(silent), host: '127.0.0.1', agent: false });
const requestClosed = closeOf(request);
listenOn({ 'the request': request });
await requestClosed;
silent.close();

say('an HTTP server hangs up in the middle of its answer: the request, or the response?');
const hasty = createHttpServer((_request, response) => {
  response.writeHead(200, { 'content-length': 1000 });
  response.write('the beginning', () => response.destroy());
});
hasty.listen(0, '127.0.0.1');
const asked = get({ port: await portOf(hasty), host: '127.0.0.1', agent: false });
const [response] = (await once(asked, 'response')) as [Readable];
listenOn({ 'the request': asked, 'the response': response });
const responseClosed = closeOf(response);
response.resume();
await responseClosed;
hasty.close();

function closeOf(emitter: EventEmitter): Promise<unknown> {
  return new Promise((resolve) => emitter.once('close', resolve));
}
