// https://tuberia-rota.example/examples/write-without-error/demo.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { writeToClosedPeer } from './write-without-error.ts';

for (const allowHalfOpen of [false, true]) {
  const { error, hadError } = await writeToClosedPeer(allowHalfOpen);
  say(`allowHalfOpen: ${allowHalfOpen}`);
  if (error === undefined) say('no error at all');
  else report('event', error);
  say(`'close' event: hadError is ${hadError}`);
}
