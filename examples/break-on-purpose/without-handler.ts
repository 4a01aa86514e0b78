// https://tuberia-rota.example/examples/break-on-purpose/without-handler.ts | SPDX-License-Identifier: 0BSD
import '../observe.ts';
import { nextWriteFails } from './break-on-purpose.ts';

// What a test of a program without an `error` listener shows: the process that runs the test ends.
const { socket } = await nextWriteFails();
socket.write('hello');
