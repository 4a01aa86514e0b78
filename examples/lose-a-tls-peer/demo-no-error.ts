// https://tuberia-rota.example/examples/lose-a-tls-peer/demo-no-error.ts | SPDX-License-Identifier: 0BSD
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';
import { openTlsPair } from './tls-pair.ts';

for (const goodbye of [true, false]) {
  const { ours, peer, wire, close } = await openTlsPair();
  // What the client sent before it left is all that is read.
  const received = text(ours);
  const hadError = new Promise((resolve) => ours.on('close', resolve));
  await new Promise((resolve) => peer.write('half a mess', resolve));
  if (goodbye) {
    say('the peer sends 11 bytes and close_notify');
    peer.end();
  } else {
    say('the peer sends 11 bytes, and the connection ends without close_notify');
    // Its bytes are past the wire when they have been read here.
    while (ours.bytesRead < 11) await new Promise((resolve) => setImmediate(resolve));
    wire.end();
  }
  try {
    say(`read: ${JSON.stringify(await received)}`);
    say(`closed, with an error: ${String(await hadError)}`);
  } catch (error) {
    report('rejection', error);
  }
  close();
}
