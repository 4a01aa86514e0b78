// https://tuberia-rota.example/examples/shut-down-gracefully/demo-close-alone.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../observe.ts';
import { ask, startSlow } from './slow-server.ts';

const { server, release, arrived } = await startSlow();
const silent = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
await once(silent, 'connect');
const first = once(server, 'request') as Promise<[IncomingMessage]>;
(await ask(server, '/hello'))();
const kept = (await first)[0].socket;
const second = once(server, 'request') as Promise<[IncomingMessage]>;
const slow = ask(server, '/slow');
await arrived(2);

say('-- server.close(), and nothing else');
const closed = once(server, 'close').then(() => true);
const keptClosed = once(kept, 'close');
server.close();
await keptClosed;
say('the connection between two requests: closed');
release();
(await slow)();
await Promise.race([closed, wait(300)]);
const state = (is: boolean): string => (is ? 'closed' : 'still open');
say(`300 ms later, the connection of /slow: ${state((await second)[0].socket.destroyed)}`);
say(`the connection without a request: ${state(silent.destroyed)}`);
say(`the server: ${state(await Promise.race([closed, wait(0, false)]))}`);
server.closeAllConnections();
silent.destroy();
await closed;
