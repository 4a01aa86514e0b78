// https://tuberia-rota.example/examples/pipe-into-closed/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import '../observe.ts';

const destination = new Writable({ write: (_chunk, _encoding, done) => done() });
destination.destroy();
await once(destination, 'close');
void pipeline(Readable.from(['a', 'b']), destination);
