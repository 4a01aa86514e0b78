// https://tuberia-rota.example/examples/premature-close/demo-pipe.ts | SPDX-License-Identifier: 0BSD
import { pipeline, Readable, Writable } from 'node:stream';
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';

const states = (source: Readable, destination: { destroyed: boolean }): string =>
  `source destroyed: ${source.destroyed}, destination destroyed: ${destination.destroyed}`;

say('source.pipe(socket), and the pipe breaks');
{
  const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
  const source = new Readable({ read() {} });
  source.on('error', (error) => report('event', error));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', (error) => {
    say('the error is on the socket alone:');
    report('event', error);
  });
  source.pipe(socket);
  source.push('x');
  await closed;
  say(states(source, socket));
  await close();
}

say('source.pipe(destination), and the source fails');
{
  const destination = new Writable({ write: (_chunk, _encoding, done) => done() });
  const source = new Readable({ read() {} });
  const closed = new Promise<void>((resolve) => source.once('close', () => resolve()));
  source.on('error', (error) => {
    say('the error is on the source alone:');
    report('event', error);
  });
  source.pipe(destination);
  source.destroy(new RangeError('the disk is broken'));
  await closed;
  await new Promise(setImmediate);
  say(states(source, destination));
}

say('pipeline(source, socket, callback), and the pipe breaks');
{
  const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
  const source = new Readable({ read() {} });
  const done = new Promise<void>((resolve) => {
    pipeline(source, socket, (error) => {
      if (error != null) report('callback', error);
      resolve();
    });
  });
  source.push('x');
  await done;
  say(states(source, socket));
  await close();
}
