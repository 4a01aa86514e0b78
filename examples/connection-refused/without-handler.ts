// https://tuberia-rota.example/examples/connection-refused/without-handler.ts | SPDX-License-Identifier: 0BSD
import { connect } from 'node:net';
import '../observe.ts';
import { refusedPort } from './refused-port.ts';

const { port, close } = await refusedPort();
try {
  connect(port, '127.0.0.1');
} catch {
  // Never reached: the refusal arrives as an event, after this block has been left.
}
close();
