// https://tuberia-rota.example/examples/catch-epipe/demo.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';
import { writeCatchingEpipe } from './catch-epipe.ts';

const { socket, close } = await triggerBrokenPipe();
say('the peer has closed; we write all the same');

const outcome = await writeCatchingEpipe(socket, ['Hello, world!', 'Are you there?', 'Good bye!']);
say(`${outcome.handedOver} bytes handed over: they may or may not have arrived`);
say(`${outcome.failed} bytes failed`);
if (outcome.brokenPipe !== undefined) report('callback', outcome.brokenPipe);

say(`our socket is closed: ${socket.closed}`);
await close();
