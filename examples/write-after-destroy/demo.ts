// https://tuberia-rota.example/examples/write-after-destroy/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
await once(socket, 'connect');
socket.on('error', (error) => report('event', error));

socket.destroy();
say(`after destroy(): destroyed ${socket.destroyed}, writable ${socket.writable}`);
await new Promise<void>((resolve) => {
  const more = socket.write('one more thing', (error) => {
    if (error != null) report('callback', error);
    resolve();
  });
  say(`write() threw nothing and returned ${more}`);
});

const state = { called: false };
socket.end(() => (state.called = true));
for (let turn = 0; turn < 1000 && !state.called; turn += 1) await new Promise(setImmediate);
say(`end() called back within 1,000 turns of the event loop: ${state.called}`);
server.close();
