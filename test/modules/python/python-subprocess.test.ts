/** `feed` and `feed_async` with real children. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Runs a Python program. @returns what it prints, or the last line of its traceback */
function python(program: string): string {
  const { stdout, stderr } = spawnSync(
    'python3',
    [
      '-B',
      '-c',
      `import asyncio, os, subprocess\nfrom python_subprocess import feed, feed_async\n${program}`,
    ],
    { cwd: join(process.cwd(), 'examples/python-subprocess'), encoding: 'utf8' },
  );
  return (stdout || stderr.trimEnd().split('\n').at(-1) || '').trimEnd();
}

const child = (command: string): string => `p = subprocess.Popen(${command}, stdin=subprocess.PIPE)\n`;
const report = 'print(f.taken, f.stopped_reading, p.stdin.closed)';

test('a child that reads everything', () => {
  expect(python(`${child('["cat"]')}f = feed(p.stdin, [b"a", b"b"]); p.wait(); ${report}`)).toContain(
    '2 None True',
  );
});

test('a child that reads nothing, with an input of any size', () => {
  const gone = `${child('["true"]')}p.wait()\n`;
  expect(python(`${gone}f = feed(p.stdin, [b"a"]); ${report}`)).toBe('1 [Errno 32] Broken pipe True');
  expect(python(`${gone}f = feed(p.stdin, [bytes(999999)]); ${report}`)).toBe(
    '0 [Errno 32] Broken pipe True',
  );
});

test('errors of the chunks pass through, and the input is closed', () => {
  const program = `${child('["cat"]')}
def chunks():
  yield b""
  raise BrokenPipeError("another pipe")
try: feed(p.stdin, chunks())
except BrokenPipeError as error: print(error, p.stdin.closed, p.wait())`;
  expect(python(program)).toBe('another pipe True 0');
});

test('asyncio: always told, at whatever moment the child ends', () => {
  const program = `
async def main():
  for command in (["true"], ["head", "-c", "1"]) * 5:
    p = await asyncio.create_subprocess_exec(*command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    f = await feed_async(p.stdin, [bytes(65536)] * 50)
    await p.wait()
    assert f.stopped_reading is not None and f.taken < 50 * 65536
  p = await asyncio.create_subprocess_exec("wc", "-c", stdin=subprocess.PIPE)
  f = await feed_async(p.stdin, [bytes(65536)] * 5)
  await p.wait()
  assert f.stopped_reading is None
asyncio.run(main())`;
  expect(python(program)).toBe('327680');
});
