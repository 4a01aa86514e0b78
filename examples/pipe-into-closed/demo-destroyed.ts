// https://tuberia-rota.example/examples/pipe-into-closed/demo-destroyed.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { pipeline as pipelineWithCallback, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { report, say } from '../observe.ts';

async function destroyed(): Promise<Writable> {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  stream.destroy();
  await once(stream, 'close');
  return stream;
}

say('the promise of pipeline()');
try {
  await pipeline(Readable.from(['a']), await destroyed());
} catch (error) {
  report('rejection', error);
}

say('the callback of pipeline()');
{
  const destination = await destroyed();
  await new Promise<void>((resolve) => {
    try {
      pipelineWithCallback(Readable.from(['a']), destination, (error) => {
        if (error != null) report('callback', error);
        resolve();
      });
    } catch (error) {
      report('throw', error);
      resolve();
    }
  });
}
