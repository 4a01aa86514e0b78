/** Each state is what its name says, and everything is released. */
import { once } from 'node:events';
import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import {
  cutsTheAnswerShort,
  hangsUp,
  nextWriteFails,
  peerHasClosed,
  peerResets,
  portThatRefuses,
  withBrokenStdout,
} from '../../../examples/break-on-purpose/break-on-purpose.ts';

const failure = (socket: Socket): Promise<Error> => new Promise((resolve) => socket.once('error', resolve));
const write = (socket: Socket): Promise<Error | null | undefined> =>
  new Promise((resolve) => socket.write('x', resolve));

test('peerHasClosed: the first write is accepted, a later one is not', async () => {
  const { socket, close } = await peerHasClosed();
  const failed = failure(socket);
  expect(await write(socket)).toBeFalsy();
  while ((await write(socket)) == null);
  expect(await failed).toMatchObject({ code: 'EPIPE' });
  await close();
});

test('nextWriteFails: the first write is refused', async () => {
  const { socket, close } = await nextWriteFails();
  const failed = failure(socket);
  expect(await write(socket)).toMatchObject({ code: 'EPIPE' });
  await failed;
  await close();
});

test('peerResets', async () => {
  const { socket, close } = await peerResets();
  expect(await failure(socket.resume())).toMatchObject({ code: 'ECONNRESET', syscall: 'read' });
  await close();
});

test('portThatRefuses', async () => {
  expect(await failure(connect(await portThatRefuses(), '127.0.0.1'))).toMatchObject({
    code: 'ECONNREFUSED',
  });
});

test('hangsUp and cutsTheAnswerShort', async () => {
  const hanging = await hangsUp();
  await expect(once(get({ port: hanging.port, host: '127.0.0.1' }), 'response')).rejects.toThrow(
    'socket hang up',
  );
  await hanging.close();
  const short = await cutsTheAnswerShort();
  await expect(fetch(`http://127.0.0.1:${short.port}`).then((answer) => answer.text())).rejects.toThrow();
  await short.close();
});

test('withBrokenStdout: a program that handles it lives, and writes to a pipe that nobody reads', async () => {
  const script = `process.stdout.on('error', ({ code }) => { console.error(code); process.exitCode = 7; });
    process.stdin.once('end', () => process.stdout.write('x')).resume();`;
  const child = await withBrokenStdout(process.execPath, ['-e', script]);
  const said = text(child.stderr!);
  const [exitCode] = (await once(child, 'exit')) as [number];
  expect([exitCode, (await said).trim()]).toEqual([7, 'EPIPE']);
});
