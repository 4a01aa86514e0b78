// https://tuberia-rota.example/examples/pipe-into-closed/demo-not-readable.ts | SPDX-License-Identifier: 0BSD
import { PassThrough, Writable } from 'node:stream';
import { report, say } from '../observe.ts';

const sink = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

const onlyWritable = sink();
const failed = new Promise<void>((resolve) => {
  onlyWritable.on('error', (error) => {
    report('event', error);
    resolve();
  });
});
onlyWritable.pipe(new PassThrough());
say('pipe() of a stream that can only be written threw nothing');
await failed;
