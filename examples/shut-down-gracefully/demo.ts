// https://tuberia-rota.example/examples/shut-down-gracefully/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { Agent, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { shutDownGracefully } from './shut-down-gracefully.ts';
import { ask, startSlow } from './slow-server.ts';

const { server, release, arrived } = await startSlow();
// #region use
const shutDown = shutDownGracefully(server);
// process.once('SIGTERM', () => void shutDown().then(() => process.exit()));
// #endregion
const { port } = server.address() as AddressInfo;

const kept = new Agent({ keepAlive: true });
const first = once(server, 'request') as Promise<[IncomingMessage]>;
(await ask(server, '/hello', kept))();
const longBegun = once(server, 'headers of /long');
const stuckBegun = once(server, 'headers of /stuck');
const slow = ask(server, '/slow');
const long = ask(server, '/long');
const stuck = ask(server, '/stuck');
await Promise.all([arrived(4), longBegun, stuckBegun]);

say('-- the server begins to end');
const ended = shutDown({ atMostMs: 700 });
await once((await first)[0].socket, 'close');
say('the connection of /hello, which was idle: closed');

const late = connect(port, '127.0.0.1');
await once(late, 'connect').catch((error: unknown) => {
  say('a new connection:');
  report('event', error);
});

release();
(await slow)();
(await long)();
(await stuck)();
say(`cut off: ${await ended}`);
