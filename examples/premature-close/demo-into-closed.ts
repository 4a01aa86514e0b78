// https://tuberia-rota.example/examples/premature-close/demo-into-closed.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { PassThrough, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { report, say } from '../observe.ts';

/** Pipes and tells whether the promise settles within a thousand turns of the event loop. */
async function pipeInto(
  what: string,
  destination: Writable,
  source: Readable | Iterable<string> = Readable.from(['a', 'b']),
): Promise<void> {
  say(`into ${what}`);
  const state = { settled: false };
  pipeline(source, destination).then(
    () => {
      state.settled = true;
      say('resolved');
    },
    (error: unknown) => {
      state.settled = true;
      report('rejection', error);
    },
  );
  for (let turn = 0; turn < 1000 && !state.settled; turn += 1) await new Promise(setImmediate);
  if (!state.settled) say('neither resolved nor rejected: whoever awaits it waits for ever');
}

const sink = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

const destroyed = sink();
destroyed.destroy();
await once(destroyed, 'close');
await pipeInto('a stream that was destroyed', destroyed);

/** A stream that took everything and has closed; its 'finish' and 'close' are in the past. */
async function finished(): Promise<Writable> {
  const stream = sink();
  stream.end();
  await once(stream, 'close');
  return stream;
}
await pipeInto('a stream that has finished', await finished());
await pipeInto('the same, from a generator', await finished(), ['a', 'b'].values());
const last = new PassThrough();
last.end('the last piece');
await pipeInto('the same, from a source that holds only its last piece', await finished(), last);

const ended = sink();
ended.end();
await pipeInto('a stream that was ended just now', ended);

const server = createServer((peer) => peer.destroy()).listen(0, '127.0.0.1');
await once(server, 'listening');
const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
await once(socket, 'close');
await pipeInto('a socket whose peer has closed', socket);
server.close();
