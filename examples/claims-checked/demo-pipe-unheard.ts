// https://tuberia-rota.example/examples/claims-checked/demo-pipe-unheard.ts | SPDX-License-Identifier: 0BSD
import { Readable } from 'node:stream';
import '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';

const { socket } = await triggerBrokenPipe({ failFirstWrite: true });
const source = Readable.from(['some data']);
source.on('error', () => {
  // Never reached: the error is the destination's, and pipe() does not carry it back.
});
source.pipe(socket);
