// https://tuberia-rota.example/examples/pipe-into-closed/demo-no-error.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { report, say } from '../observe.ts';

const destination = new Writable({ write: (_chunk, _encoding, done) => done() });
destination.on('error', (error) => report('event', error));
destination.destroy();
await once(destination, 'close');

const source = Readable.from(['a', 'b']);
source.on('error', (error) => report('event', error));
source.pipe(destination);
for (let turn = 0; turn < 1000; turn += 1) await new Promise(setImmediate);
say('pipe() into a destroyed stream: no error on either');
say(`the source was read to its end: ${source.readableEnded}; it is destroyed: ${source.destroyed}`);
