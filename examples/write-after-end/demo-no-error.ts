// https://tuberia-rota.example/examples/write-after-end/demo-no-error.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { report, say } from '../observe.ts';

function sink(): { stream: Writable; taken: () => string } {
  let taken = '';
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      taken += chunk;
      setImmediate(done);
    },
  });
  stream.on('error', (error) => report('event', error));
  return { stream, taken: () => taken };
}

// Writes that still wait when end() is called.
const waiting = sink();
for (const letter of 'abc') waiting.stream.write(letter);
waiting.stream.end();
await once(waiting.stream, 'close');
say(`write, write, write, end: ${waiting.taken()} taken, no error`);

// A second end() without data.
const twice = sink();
twice.stream.end('a');
twice.stream.end();
await once(twice.stream, 'close');
say(`end, end: ${twice.taken()} taken, no error`);

// A write after 'close' reaches nobody who does not ask.
const closed = sink();
closed.stream.end('a');
await once(closed.stream, 'close');
closed.stream.write('b');
await new Promise(setImmediate);
say(`end, 'close', write: ${closed.taken()} taken, no event: b is lost in silence`);
closed.stream.write('c', (error) => {
  if (error != null) report('callback', error);
});
