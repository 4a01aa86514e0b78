// https://tuberia-rota.example/examples/pipe-into-closed/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { report, say } from '../observe.ts';

const server = createServer((peer) => peer.destroy()).listen(0, '127.0.0.1');
await once(server, 'listening');
const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
await once(socket, 'close');
say('the peer has closed, and our socket with it');
socket.destroy();

const source = Readable.from(['a', 'b']);
const state = { settled: false };
const done = pipeline(source, socket).then(
  () => say('resolved'),
  (error: unknown) => report('rejection', error),
);
void done.finally(() => (state.settled = true));
for (let turn = 0; turn < 1000 && !state.settled; turn += 1) await new Promise(setImmediate);
if (!state.settled) say('neither resolved nor rejected within 1,000 turns of the event loop');
say(`the source is destroyed: ${source.destroyed}`);
server.close();
