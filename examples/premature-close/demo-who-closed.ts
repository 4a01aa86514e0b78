// https://tuberia-rota.example/examples/premature-close/demo-who-closed.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { finished, PassThrough, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { report, say } from '../observe.ts';

const sink = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
const rejection = (error: unknown): void => report('rejection', error);

say('pipeline(): the destination closes before the source has ended');
{
  const [source, destination] = [new PassThrough(), sink()];
  const done = pipeline(source, destination).catch(rejection);
  source.write('a');
  destination.destroy();
  await done;
}

say('pipeline(): the source closes before it has ended');
{
  const [source, destination] = [new PassThrough(), sink()];
  const done = pipeline(source, destination).catch(rejection);
  source.write('a');
  source.destroy();
  await done;
}

say('finished(): the same, of one stream');
{
  const stream = new PassThrough();
  const done = new Promise<void>((resolve) => {
    finished(stream, (error) => {
      if (error != null) report('callback', error);
      resolve();
    });
  });
  stream.destroy();
  await done;
}

say('for await: the stream closes while it is read');
{
  const stream = new PassThrough();
  stream.write('a');
  try {
    for await (const chunk of stream) {
      say(`read ${String(chunk)}`);
      stream.destroy();
    }
  } catch (error) {
    report('rejection', error);
  }
}

say("an 'error' listener alone");
{
  const stream = new PassThrough();
  stream.on('error', (error) => report('event', error));
  stream.destroy();
  await once(stream, 'close');
  say("sees 'close' and no error");
}
