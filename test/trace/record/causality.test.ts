/** No effect before its cause: bytes are written, cross, and are read; a FIN follows a close. */
import { describe, expect, test } from 'vitest';
import { checkCausality } from '../../../src/trace/record/causality.ts';
import type { Step } from '../../../src/trace/trace.ts';
import { FIXTURES } from '../fixtures.ts';
import { segment, syscall } from '../steps.ts';

const write = (result: number): Step => syscall('ours', 'write', { result });
const data = (length: number): Step => segment('ours', ['ACK'], length);
const read = (result: number): Step => syscall('peer', 'read', { result });
const close = syscall('ours', 'close', { result: 0 });
const fin = segment('ours', ['FIN', 'ACK']);

const GOOD: Record<string, readonly Step[]> = {
  nothing: [],
  'written, crossed, read': [write(5), data(5), read(5)],
  'written at once, crossed and read in parts': [write(5), data(2), read(2), data(3), read(1), read(2)],
  'written twice, crossed at once': [write(2), write(3), data(5), read(5)],
  'both ways': [
    write(5),
    data(5),
    read(5),
    syscall('peer', 'writev', { result: 1 }),
    segment('peer', ['ACK'], 1),
  ],
  'less read than has crossed': [write(5), data(5)],
  'a refused write and a failed read': [write(-1), read(-1), read(0)],
  'a FIN after a close': [close, fin],
  'a FIN after a shutdown': [syscall('ours', 'shutdown', { detail: 'SHUT_WR' }), fin],
  'a FIN after the end of the process': [syscall('ours', 'exit_group'), fin],
  'an RST out of nothing': [segment('ours', ['RST'])],
  'no segments: written, read': [write(5), read(5)],
};

test.each(Object.entries(GOOD))('%s: passes', (_, steps) => {
  expect(() => checkCausality(steps)).not.toThrow();
});

const BAD: Record<string, readonly [string, readonly Step[]]> = {
  'crossed before it was written': ['step 1: data crossed before they were written', [data(5), write(5)]],
  'more crossed than was written': ['step 2: data crossed before they were written', [write(4), data(5)]],
  'crossed, but written by the other end': [
    'step 2: data crossed before they were written',
    [syscall('peer', 'write', { result: 5 }), data(5)],
  ],
  'crossed after a refused write': ['step 2: data crossed before they were written', [write(-1), data(1)]],
  'read before it crossed': ['step 2: read before it was sent', [write(5), read(5), data(5)]],
  'more read than has crossed': ['step 3: read before it was sent', [write(5), data(4), read(5)]],
  'more read in parts than has crossed': [
    'step 4: read before it was sent',
    [write(5), data(5), read(3), read(3)],
  ],
  'read by the end that wrote it': [
    'step 3: read before it was sent',
    [write(5), data(5), syscall('ours', 'read', { result: 5 })],
  ],
  'no segments: read before it was written': ['step 1: read before it was sent', [read(5), write(5)]],
  'no segments: more read than was written': ['step 2: read before it was sent', [write(5), read(6)]],
  'a FIN before the close': ['step 1: a FIN crossed before a close or shutdown', [fin, close]],
  'a FIN after the other end has closed': [
    'step 2: a FIN crossed before a close or shutdown',
    [syscall('peer', 'close'), fin],
  ],
  'a FIN after a mere read': [
    'step 2: a FIN crossed before a close or shutdown',
    [syscall('ours', 'read'), fin],
  ],
};

test.each(Object.entries(BAD))('%s: is refused', (_, [message, steps]) => {
  expect(() => checkCausality(steps)).toThrow(message);
});

describe.each(['write', 'writev', 'sendmsg', 'sendto'])('%s sends', (name) => {
  test.each(['read', 'readv', 'recvmsg', 'recvfrom'])('what %s receives', (receives) => {
    const sent = syscall('ours', name, { result: 3 });
    expect(() => checkCausality([sent, syscall('peer', receives, { result: 3 })])).not.toThrow();
    expect(() => checkCausality([sent, syscall('peer', receives, { result: 4 })])).toThrow('step 2');
  });
});

const whole = FIXTURES.filter(({ request, trace }) => {
  const repeats = trace.steps.some(({ kind }) => kind === 'repeat');
  return request.from === undefined && !repeats;
});
test.each(whole)(
  '$name: a real run passes, and its bytes before their time do not',
  ({ trace: { steps } }) => {
    expect(() => checkCausality(steps)).not.toThrow();
    const effect = steps.findIndex(
      (step) => (step.kind === 'segment' && (step.length > 0 || step.flags.includes('FIN'))) || hasRead(step),
    );
    if (effect < 0) return;
    expect(() => checkCausality([steps[effect]!, ...steps.toSpliced(effect, 1)])).toThrow('step 1: ');
  },
);

const hasRead = (step: Step): boolean =>
  step.kind === 'syscall' && step.name === 'read' && (step.result ?? 0) > 0;
