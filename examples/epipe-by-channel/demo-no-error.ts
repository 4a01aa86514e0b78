// https://tuberia-rota.example/examples/epipe-by-channel/demo-no-error.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';

say('the peer has only finished sending, and still reads');
const server = createServer({ allowHalfOpen: true }, (peer) => {
  peer.end();
  peer.on('data', (data) => say(`the peer has read ${data.length} bytes`));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const ours = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
ours.resume();
await once(ours, 'end');
await endAndListen(ours, 'Hello, world!');
server.close();
await once(server, 'close');

say('the peer has closed, and only one write follows');
const { socket, close } = await triggerBrokenPipe();
await endAndListen(socket, 'Hello, world!');
await close();

/** Writes for the last time and tells of all that the socket says afterwards. */
async function endAndListen(stream: Socket, lastWords: string): Promise<void> {
  stream.on('error', (error) => report('event', error));
  const closed = once(stream, 'close') as Promise<[boolean]>;
  stream.end(lastWords);
  const [hadError] = await closed;
  say(hadError ? 'closed after an error' : 'no error at all');
}
