/** Two traces beside each other: each step once, in its order, and beside the step that is the same moment. */
import { describe, expect, test } from 'vitest';
import { alignSteps } from '../../src/trace/align.ts';
import { listTraced, readTrace } from '../../src/trace/files.build.ts';
import type { Step } from '../../src/trace/trace.ts';
import { call, event, segment, syscall } from './steps.ts';

/** Moments as text: the numbers of both steps from 1, `-` for none, `=` between those that do the very same. */
const momentsOf = (left: readonly Step[], right: readonly Step[]): string[] =>
  alignSteps(left, right).map(({ at, same }) =>
    at.map((index) => (index === undefined ? '-' : String(index + 1))).join(same ? '=' : ' '),
  );

/** Steps for letters: those of one letter are one moment. */
const steps = (letters: string): Step[] => Array.from(letters, (letter) => syscall('ours', letter));

test('a FIN beside an RST: what only one program did stands alone', () => {
  // Read by hand: the reset asks for SO_LINGER first; the program that met a FIN may write once more before it fails.
  expect(
    momentsOf(
      readTrace('watch-it-break', 'demo-peer-closes').steps,
      readTrace('watch-it-break', 'demo-peer-resets').steps,
    ),
  ).toEqual([
    '1 1', // destroy() beside resetAndDestroy()
    '- 2', // SO_LINGER
    '2=3', // the peer's close
    '3 4', // FIN beside RST
    '4=5', // the peer is told
    '5=6', // our first write
    '6 7', // accepted beside ECONNRESET
    '7 -', // it crosses
    '8 -', // the RST that answers it
    '9 8', // the callback, without and with an error
    '10 -', // the second write
    '11 -',
    '12 -',
    '13=9',
    '14=10',
    '15 11', // EPIPE beside ECONNRESET
    '16=12',
  ]);
});

describe('by hand', () => {
  test.each([
    ['', '', []],
    ['ab', '', ['1 -', '2 -']],
    ['', 'ab', ['- 1', '- 2']],
    ['ab', 'ab', ['1=1', '2=2']],
    // As many as can be are beside their like.
    ['abc', 'xabyc', ['- 1', '1=2', '2=3', '- 4', '3=5']],
    ['xabyc', 'abc', ['1 -', '2=1', '3=2', '4 -', '5=3']],
    // The first of several.
    ['a', 'aaa', ['1=1', '- 2', '- 3']],
    ['aaa', 'a', ['1=1', '2 -', '3 -']],
    // Where both go on alone, the left one is first.
    ['ax', 'ay', ['1=1', '2 -', '- 2']],
    ['xa', 'ya', ['1 -', '- 1', '2=2']],
    ['ab', 'ba', ['1 -', '2=1', '- 2']],
  ])('%j beside %j', (left, right, moments) => {
    expect(momentsOf(steps(left), steps(right))).toEqual(moments);
  });
});

describe('two steps', () => {
  const AT: Record<string, readonly [Step, Step, string]> = {
    'a segment with other numbers is the very same': [
      { ...segment('peer', ['ACK'], 5), seq: 1, ack: 1 },
      { ...segment('peer', ['ACK'], 5), seq: 900, ack: 60 },
      '1=1',
    ],
    'a segment with more data is one moment, and not the same': [
      segment('peer', ['ACK'], 5),
      segment('peer', ['ACK'], 6),
      '1 1',
    ],
    'a callback of another line is the very same': [
      event('ours', 'write', { via: 'callback', place: { line: 1 } }),
      event('ours', 'write', { via: 'callback', place: { line: 2 } }),
      '1=1',
    ],
    'another state afterwards is not the same': [
      { ...syscall('ours', 'close'), states: { ours: 'CLOSED', peer: 'CLOSED' } },
      { ...syscall('ours', 'close'), states: { ours: 'FIN_WAIT1', peer: 'CLOSE_WAIT' } },
      '1 1',
    ],
    'a call of one line under another name is one moment': [
      call('ours', 7, { name: 'end' }),
      call('ours', 7, { name: 'destroy' }),
      '1 1',
    ],
    'repetitions are one moment': [
      { kind: 'repeat', steps: 2, times: 3 },
      { kind: 'repeat', steps: 2, times: 4 },
      '1 1',
    ],
  };

  test.each(Object.entries(AT))('%s', (_, [left, right, moment]) => {
    expect(momentsOf([left], [right])).toEqual([moment]);
  });

  test.each<[string, Step, Step]>([
    ['a segment from the other end', segment('ours', ['ACK']), segment('peer', ['ACK'])],
    ['a system call at the other end', syscall('ours', 'read'), syscall('peer', 'read')],
    ['another system call', syscall('ours', 'read'), syscall('ours', 'write')],
    ['a call in another line', call('ours', 1), call('ours', 2)],
    ['a call at the other end', call('ours', 1), call('peer', 1)],
    ['another event', event('ours', 'end'), event('ours', 'close')],
    ['an event at the other end', event('ours', 'end'), event('peer', 'end')],
    ['a callback of that name', event('ours', 'write'), event('ours', 'write', { via: 'callback' })],
    ['a call and a system call', call('ours', 1, { name: 'write' }), syscall('ours', 'write')],
  ])('%s is another moment', (_, left, right) => {
    expect(momentsOf([left], [right])).toEqual(['1 -', '- 1']);
  });
});

describe('all recorded traces, each beside each', () => {
  const traces = listTraced().map(({ example, part }) => readTrace(example, part).steps);
  const pairs = traces.flatMap((left) => traces.map((right) => [left, right] as const));
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

  test('hold every step of both once, in its order', () => {
    for (const [left, right] of pairs) {
      const moments = alignSteps(left, right);
      expect(moments.flatMap(({ at }) => at[0] ?? [])).toEqual(numbers(left.length));
      expect(moments.flatMap(({ at }) => at[1] ?? [])).toEqual(numbers(right.length));
    }
  });

  test('have as many moments in common from either side, and all of them with themselves', () => {
    const common = (left: readonly Step[], right: readonly Step[]): number =>
      alignSteps(left, right).filter(({ at }) => !at.includes(undefined)).length;
    for (const [left, right] of pairs) expect(common(left, right)).toBe(common(right, left));
    for (const trace of traces) expect(alignSteps(trace, trace).every(({ same }) => same)).toBe(true);
  });
});
