/** Output of strace is read as calls: cut by other processes, with signals, and lines that are not understood. */
import { describe, expect, test } from 'vitest';
import { callsOf, descriptorOf, type SystemCall } from '../../../src/trace/record/strace.ts';
import { FIXTURES } from '../fixtures.ts';

const call = (line: string): SystemCall => callsOf(`7 100.000010 ${line}\n`)[0]!;

describe('one line', () => {
  test('has name, arguments, result and times', () => {
    expect(call('write(20<TCP:[127.0.0.1:1->127.0.0.1:2]>, "first", 5) = 5 <0.000128>')).toEqual({
      pid: 7,
      name: 'write',
      args: '20<TCP:[127.0.0.1:1->127.0.0.1:2]>, "first", 5',
      result: 5,
      entry: 100_000_010,
      exit: 100_000_138,
    });
  });

  test('that is an error has its name', () => {
    expect(call('write(3, "x", 1) = -1 EPIPE (Broken pipe) <0.000029>')).toMatchObject({
      result: -1,
      errno: 'EPIPE',
      exit: 100_000_039,
    });
    expect(call('connect(20, {}, 16) = -1 EINPROGRESS (Operation now in progress) <0.1>')).toMatchObject({
      errno: 'EINPROGRESS',
    });
  });

  test('that returns a descriptor says what it is', () => {
    const accepted = call('accept4(19, NULL, NULL, 0) = 26<TCP:[127.0.0.1:4->127.0.0.1:5]> <0.000038>');
    expect(accepted).toMatchObject({ result: 26, resultIs: 'TCP:[127.0.0.1:4->127.0.0.1:5]' });
  });

  test.each([
    ['exit_group(0)   = ?', 'exit_group'],
    ['read(3, "", 1) = ? ERESTARTSYS (To be restarted if SA_RESTART is set) <0.5>', 'read'],
  ])('that has no result: %s', (line, name) => {
    const found = call(line);
    expect(found.name).toBe(name);
    expect(found).not.toHaveProperty('result');
  });

  test('without a time took none', () => {
    expect(call('close(3) = 0')).toMatchObject({ entry: 100_000_010, exit: 100_000_010 });
  });

  test.each([
    [String.raw`write(1, "a) = 7 <0.5>\"", 12) = 12 <0.000001>`, String.raw`1, "a) = 7 <0.5>\"", 12`, 12],
    [
      String.raw`write(1, "<unfinished ...>\n", 17) = 17 <0.000001>`,
      String.raw`1, "<unfinished ...>\n", 17`,
      17,
    ],
    [String.raw`write(1, "\0\377\n"..., 832) = 832 <0.000001>`, String.raw`1, "\0\377\n"..., 832`, 832],
    [
      String.raw`write(1, "--- SIGPIPE {} ---", 18) = 18 <0.000001>`,
      String.raw`1, "--- SIGPIPE {} ---", 18`,
      18,
    ],
  ])('with text that looks like strace: %s', (line, args, result) => {
    expect(call(line)).toMatchObject({ name: 'write', args, result, exit: 100_000_011 });
  });
});

describe('calls of several processes', () => {
  const CUT = `
7 1.000001 read(3<pipe:[1]>,  <unfinished ...>
8 1.000002 write(4<pipe:[1]>, "ab", 2 <unfinished ...>
9 1.000003 close(5) = 0 <0.000001>
7 1.000004 <... read resumed>"ab", 9) = 2 <0.000003>
8 1.000005 <... write resumed>) = 2 <0.000004>
`.trimStart();

  test('that cut each other are put together again, in the order in which they began', () => {
    expect(callsOf(CUT)).toEqual([
      { pid: 7, name: 'read', args: '3<pipe:[1]>, "ab", 9', result: 2, entry: 1_000_001, exit: 1_000_004 },
      { pid: 8, name: 'write', args: '4<pipe:[1]>, "ab", 2', result: 2, entry: 1_000_002, exit: 1_000_006 },
      { pid: 9, name: 'close', args: '5', result: 0, entry: 1_000_003, exit: 1_000_004 },
    ]);
  });

  test('that never return are left out, and others of the process are not', () => {
    const killed = '7 1.000001 read(3,  <unfinished ...>\n7 2.000001 +++ killed by SIGKILL +++\n';
    expect(callsOf(killed)).toEqual([]);
    const again = '7 1.000001 read(3,  <unfinished ...>\n7 2.000000 close(4) = 0 <0.000001>\n';
    expect(callsOf(again).map(({ name, args }) => `${name} ${args}`)).toEqual(['close 4']);
  });

  test('that began before strace came are left out', () => {
    expect(callsOf('7 1.000001 <... read resumed>"", 9) = 0 <0.5>\n')).toEqual([]);
  });

  test('an unfinished call is finished once', () => {
    const text =
      '7 1.000001 read(3,  <unfinished ...>\n7 1.000002 <... read resumed>"", 9) = 0 <0.000001>\n7 1.000003 <... read resumed>"", 9) = 0 <0.000001>\n';
    expect(callsOf(text)).toHaveLength(1);
  });

  test('at one time stay in the order of the file', () => {
    const text = '7 1.000000 close(3) = 0 <0.1>\n8 1.000000 close(4) = 0 <0.1>\n';
    expect(callsOf(text).map(({ pid }) => pid)).toEqual([7, 8]);
  });
});

describe('a signal', () => {
  const KILLED =
    '7 1.000000 close(9) = 0 <0.1>\n7 1.000001 write(3, "x", 1) = -1 EPIPE (Broken pipe) <0.1>\n8 1.000002 close(4) = 0 <0.1>\n7 1.000003 --- SIGPIPE {si_signo=SIGPIPE, si_code=SI_USER, si_pid=7, si_uid=0} ---\n';

  test('belongs to the last call of its own process', () => {
    expect(callsOf(KILLED).map(({ pid, name, signal }) => [pid, name, signal])).toEqual([
      [7, 'close', undefined],
      [7, 'write', 'SIGPIPE'],
      [8, 'close', undefined],
    ]);
  });

  test('of a process that has called nothing, a stop and an exit are no calls', () => {
    const text =
      '9 1.000000 --- SIGPIPE {si_signo=SIGPIPE} ---\n9 1.000001 --- stopped by SIGSTOP ---\n9 1.000002 +++ exited with 0 +++\n';
    expect(callsOf(text)).toEqual([]);
  });
});

describe('a line that is not understood is named', () => {
  test.each([
    ['7 1.000001 write(3, "first", 5', 'cut in the arguments'],
    ['7 1.000001 write(3, "first", 5) = ', 'cut before the result'],
    ['7 1.00', 'cut in the time'],
    ['7 1.000001 ', 'cut before the call'],
    ['strace: Process 7 attached', 'no line of a call'],
  ])('%s: %s', (line) => {
    expect(() => callsOf(`7 1.000000 close(3) = 0 <0.1>\n${line}\n`)).toThrow(
      `line 2 of what strace wrote is not understood: ${line}`,
    );
  });
});

test.each(FIXTURES)(
  '$name: every line of a real run is a call, half of one, a signal or an end',
  ({ raw }) => {
    const lines = raw.calls.split('\n').filter(Boolean);
    const halves = lines.filter((line) => line.includes('resumed>')).length;
    const others = lines.filter((line) => /^\d+ +\S+ (?:\+\+\+|---)/.test(line)).length;
    const endless = lines.filter((line) => line.endsWith('<unfinished ...>')).length - halves;
    const calls = callsOf(raw.calls);
    expect(calls).toHaveLength(lines.length - halves - others - endless);
    for (const { entry, exit } of calls) expect(exit).toBeGreaterThanOrEqual(entry);
  },
);

test.each([
  ['20<TCP:[127.0.0.1:1->127.0.0.1:2]>, "x"', { fd: 20, is: 'TCP:[127.0.0.1:1->127.0.0.1:2]' }],
  ['0<UNIX-STREAM:[1->2]>', { fd: 0, is: 'UNIX-STREAM:[1->2]' }],
  ['1</dev/null<char 1:3>>, "x"', { fd: 1, is: '' }],
  ['5', { fd: 5, is: '' }],
  ['AF_UNIX, SOCK_STREAM', undefined],
  ['"/usr/bin/head", ["head"]', undefined],
])('the descriptor of %s', (args, descriptor) => {
  expect(descriptorOf({ pid: 1, name: 'x', args, entry: 0, exit: 0 })).toEqual(descriptor);
});
