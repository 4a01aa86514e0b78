// https://tuberia-rota.example/examples/break-on-purpose/demo.ts | SPDX-License-Identifier: 0BSD
import { get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { commandFor, report, say } from '../observe.ts';
import {
  cutsTheAnswerShort,
  hangsUp,
  nextWriteFails,
  peerHasClosed,
  peerResets,
  portThatRefuses,
  withBrokenStdout,
} from './break-on-purpose.ts';

const failure = (socket: Socket): Promise<Error> => new Promise((resolve) => socket.once('error', resolve));

// Started first: it takes the longest. Plain JavaScript needs no loader.
const [program, args] = commandFor(fileURLToPath(new URL('./prints.mjs', import.meta.url)));
const child = await withBrokenStdout(
  program,
  args.filter((argument) => !/^--import$|tsx/.test(argument)),
);
if (child.stderr === null) throw new Error('it is a pipe');
const printed = Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);

say('peerHasClosed: the first write is accepted');
const closed = await peerHasClosed();
const second = failure(closed.socket);
const writeUntilItFails = (error?: Error | null): void => {
  if (error == null) closed.socket.write('hello', writeUntilItFails);
};
writeUntilItFails();
report('event', await second);
await closed.close();

say('nextWriteFails:');
const broken = await nextWriteFails();
const first = failure(broken.socket);
broken.socket.write('hello');
report('event', await first);
await broken.close();

say('peerResets:');
const reset = await peerResets();
report('event', await failure(reset.socket.resume()));
await reset.close();

say('portThatRefuses:');
report('event', await failure(connect(await portThatRefuses(), '127.0.0.1')));

say('hangsUp:');
const hanging = await hangsUp();
const request = get({ host: '127.0.0.1', port: hanging.port, agent: false });
report('event', await new Promise((resolve) => request.once('error', resolve)));
await hanging.close();

say('cutsTheAnswerShort:');
const short = await cutsTheAnswerShort();
const [response] = (await once(get({ host: '127.0.0.1', port: short.port, agent: false }), 'response')) as [
  IncomingMessage,
];
await finished(response.resume()).then(
  () => say('no error'),
  (error: unknown) => report('rejection', error),
);
await short.close();

say('withBrokenStdout:');
const [stderr, [exitCode]] = await printed;
say(`exit code ${exitCode}; ${/EPIPE[^\n]*|BrokenPipe[^\n]*/.exec(stderr)?.[0] ?? 'no error'}`);
