/** Both ends of an IPC channel, with real children. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ChannelGone, openChannel } from '../../../examples/talk-to-child/talk-to-child.ts';

let child: ChildProcess | undefined;
let folder: string | undefined;

/** A child that echoes questions, never answers "wait", and exits at "leave". */
function start(): ChildProcess {
  folder = mkdtempSync(join(tmpdir(), 'talk-'));
  const file = join(folder, 'child.cjs');
  writeFileSync(
    file,
    `process.on('message', ({ talk, id, body }) => {
       if (body === 'leave') process.exit();
       if (talk === 'question' && body !== 'wait') process.send({ talk: 'answer', id, body });
     });
     process.send({ talk: 'welcome' });`,
  );
  return (child = fork(file, [], { execArgv: [] }));
}

afterEach(async () => {
  if (child?.exitCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

test('each question gets its own answer', async () => {
  const channel = openChannel(start());
  expect(await Promise.all(['one', { two: 2 }].map((body) => channel.ask(body)))).toEqual([
    'one',
    { two: 2 },
  ]);
  expect(await channel.send('taken')).toBe(true);
});

test('a child that leaves: its question rejects, a later send tells, nothing is thrown', async () => {
  const channel = openChannel(start());
  const exited = once(child!, 'exit');
  await expect(channel.ask('leave')).rejects.toBeInstanceOf(ChannelGone);
  await exited;
  expect(await channel.send('late')).toBe(false);
  await expect(channel.ask('late')).rejects.toBeInstanceOf(ChannelGone);
  // Not through the channel, so without its callback: the listener takes the event.
  child!.send('late');
  await new Promise((resolve) => setImmediate(resolve));
});

test('waiting stops with the signal', async () => {
  const controller = new AbortController();
  const answer = openChannel(start()).ask('wait', controller.signal);
  controller.abort(new RangeError('no longer interested'));
  await expect(answer).rejects.toThrow(RangeError);
});

test('a message that cannot be serialised is another error', async () => {
  const channel = openChannel(start());
  await expect(channel.send(1n)).rejects.toThrow(TypeError);
  await expect(channel.ask(1n)).rejects.toThrow(TypeError);
});

test('another error of the child goes on as if nobody listened, unless somebody does', () => {
  const channel = openChannel(start());
  const other = new RangeError('a mistake');
  expect(() => child!.emit('error', other)).toThrow(other);
  const seen: unknown[] = [];
  child!.on('error', (error) => seen.push(error));
  child!.emit('error', other);
  expect(seen).toEqual([other]);
  channel.close();
  expect(child!.listenerCount('error')).toBe(1);
  expect(child!.listenerCount('message')).toBe(0);
});
