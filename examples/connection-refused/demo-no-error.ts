// https://tuberia-rota.example/examples/connection-refused/demo-no-error.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const accepted = once(server, 'connection') as Promise<[Socket]>;
const early = connect(port, '127.0.0.1');
const [peer] = await accepted;

say('the server stops listening');
server.close();

const late = connect(port, '127.0.0.1');
late.once('error', (error) => report('event', error));
await new Promise((resolve) => late.once('close', resolve));

say('the connection from before goes on');
const received = once(peer, 'data') as Promise<[Buffer]>;
early.write('still here');
say(`the peer has read: ${String((await received)[0])}`);
early.destroy();
peer.destroy();
