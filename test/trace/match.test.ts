/** Steps are compared with those that a `traces.json` expects, and two runs with each other. */
import { describe, expect, test } from 'vitest';
import { gistOf, matches, unmet } from '../../src/trace/match.ts';
import type { Step } from '../../src/trace/trace.ts';
import { FIXTURES } from './fixtures.ts';
import { event, segment, syscall } from './steps.ts';

test.each<[unknown, unknown, boolean]>([
  [1, 1, true],
  [1, '1', false],
  [undefined, undefined, true],
  [{ a: 1, b: 2 }, { a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 2 }, { a: 1 }, false],
  [{}, {}, true],
  [{ a: { b: 1, c: 2 } }, { a: { b: 1 } }, true],
  [{ a: { b: 2 } }, { a: { b: 1 } }, false],
  [{ a: undefined }, { a: { b: 1 } }, false],
  [null, {}, false],
  ['text', {}, false],
  [['FIN', 'ACK'], ['FIN'], true],
  [['FIN', 'ACK'], ['ACK', 'FIN'], true],
  [['ACK'], ['ACK', 'FIN'], false],
  [['ACK'], [], true],
  ['FIN', ['FIN'], false],
  [[{ a: 1, b: 2 }], [{ b: 2 }], true],
])('%j fits the pattern %j: %s', (value, pattern, fits) => {
  expect(matches(value, pattern)).toBe(fits);
});

describe('an expectation', () => {
  const [close, fin, write, rst] = [
    syscall('peer', 'close', { result: 0 }),
    segment('peer', ['FIN', 'ACK']),
    syscall('ours', 'write', { result: 5 }),
    segment('peer', ['RST']),
  ];
  const STEPS: readonly Step[] = [close, fin, write, rst];
  const FIN = { kind: 'segment', flags: ['FIN'] };
  const RST = { kind: 'segment', flags: ['RST'] };
  const WRITE = { kind: 'syscall', name: 'write' };

  test('is met in its order, whatever stands in between', () => {
    expect(unmet(STEPS, { expect: [FIN, RST], never: [] })).toEqual([]);
    expect(unmet(STEPS, { expect: [RST, FIN], never: [] })).toEqual([
      `there is no ${JSON.stringify(FIN)} after ${JSON.stringify(RST)}`,
    ]);
  });

  test('that fails says what is missing, and after what; the rest is not looked for', () => {
    expect(unmet([close], { expect: [FIN, RST], never: [] })).toEqual([
      `there is no ${JSON.stringify(FIN)} among the steps`,
    ]);
    expect(unmet([fin, write], { expect: [FIN, RST, WRITE], never: [] })).toEqual([
      `there is no ${JSON.stringify(RST)} after ${JSON.stringify(FIN)}`,
    ]);
  });

  test('that names a step twice needs it twice', () => {
    expect(unmet(STEPS, { expect: [WRITE, WRITE], never: [] })).toEqual([
      `there is no ${JSON.stringify(WRITE)} after ${JSON.stringify(WRITE)}`,
    ]);
    expect(unmet([...STEPS, write], { expect: [WRITE, WRITE], never: [] })).toEqual([]);
  });

  test('of what must not be is looked for everywhere, and each is told', () => {
    expect(unmet(STEPS, { expect: [], never: [FIN, { kind: 'event' }, RST] })).toEqual([
      `step 2 is ${JSON.stringify(FIN)}, which must not be`,
      `step 4 is ${JSON.stringify(RST)}, which must not be`,
    ]);
    expect(unmet(STEPS, { expect: [RST], never: [{ name: 'close' }] })).toEqual([
      'step 1 is {"name":"close"}, which must not be',
    ]);
  });

  test.each(FIXTURES)('$name: is no longer met without the step that meets its end', ({ trace, request }) => {
    const last = trace.steps.findLastIndex((step) => matches(step, request.expect.at(-1)));
    const without = trace.steps.slice(0, last).filter((step) => !matches(step, request.expect.at(-1)));
    expect(unmet(without, request)[0]).toMatch(/^there is no /);
  });
});

describe('two runs tell the same', () => {
  const tellSame = (left: Step, right: Step): boolean =>
    gistOf({ steps: [left] }).join() === gistOf({ steps: [right] }).join();
  const data = segment('ours', ['ACK'], 5);

  test.each<[string, Step, Step]>([
    ['more data', data, { ...data, length: 70 }],
    ['other numbers', data, { ...data, seq: 60, ack: 9 }],
    ['a longer read', syscall('ours', 'read', { result: 1 }), syscall('ours', 'read', { result: 2 })],
    [
      'a FIN acknowledged later',
      { ...data, states: { ours: 'CLOSE_WAIT', peer: 'FIN_WAIT1' } },
      { ...data, states: { ours: 'CLOSE_WAIT', peer: 'FIN_WAIT2' } },
    ],
  ])('in spite of %s', (_, left, right) => {
    expect(tellSame(left, right)).toBe(true);
  });

  test.each<[string, Step, Step]>([
    ['data and none', data, { ...data, length: 0 }],
    ['an RST and a FIN', segment('peer', ['RST']), segment('peer', ['FIN'])],
    ['the other end', data, { ...data, from: 'peer' }],
    [
      'bytes and the end of them',
      syscall('ours', 'read', { result: 1 }),
      syscall('ours', 'read', { result: 0 }),
    ],
    [
      'an answer and a failure',
      syscall('ours', 'write', { result: 1 }),
      syscall('ours', 'write', { result: -1 }),
    ],
    ['another failure', syscall('ours', 'write', { errno: 'EPIPE' }), syscall('ours', 'write')],
    ['another event', event('ours', 'end'), event('ours', 'close')],
  ])('but not of %s', (_, left, right) => {
    expect(tellSame(left, right)).toBe(false);
  });

  test('however often steps were repeated', () => {
    const repeat: Step = { kind: 'repeat', steps: 1, times: 9 };
    expect(gistOf({ steps: [data, repeat, data] })).toEqual(gistOf({ steps: [data, data] }));
  });

  test('and in one order', () => {
    const [read, close] = [syscall('ours', 'read'), syscall('ours', 'close')];
    expect(gistOf({ steps: [read, close] })).not.toEqual(gistOf({ steps: [close, read] }));
  });
});
