// https://tuberia-rota.example/examples/trigger-broken-pipe/without-handler.ts | SPDX-License-Identifier: 0BSD
import '../observe.ts';
import { triggerBrokenPipe } from './trigger-broken-pipe.ts';

const { socket } = await triggerBrokenPipe({ failFirstWrite: true });
socket.write('x');
