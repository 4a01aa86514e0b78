// https://tuberia-rota.example/examples/tell-epipe-apart/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';
import { tellEpipeApart } from './tell-epipe-apart.ts';

say('half-open socket: the write reaches the kernel');
const { socket: halfOpen, close } = await triggerBrokenPipe({ failFirstWrite: true });
const kernels = new Promise<Error>((resolve) => halfOpen.once('error', resolve));
halfOpen.write('x');
report('event', await kernels);
say(`raised by: ${tellEpipeApart(await kernels)}`);
await close();

say('default socket: Node stops the write');
const server = createServer((peer) => peer.end());
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const ended = connect((server.address() as AddressInfo).port, '127.0.0.1');
ended.resume();
await once(ended, 'end');
const nodes = new Promise<Error | undefined>((resolve) => {
  ended.once('error', resolve);
  ended.once('close', () => resolve(undefined));
});
ended.write('x');
const error = await nodes;
if (error === undefined) say('no error at all');
else report('event', error);
say(`raised by: ${tellEpipeApart(error) ?? 'nobody'}`);
server.close();
