/** Runs of repeated steps, shortened. */
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/trace/record/fold.ts';
import type { Step } from '../../../src/trace/trace.ts';
import { call, event, segment, syscall } from '../steps.ts';

/** A step for each letter; steps of one letter are equal. */
const steps = (letters: string): Step[] => Array.from(letters, (letter) => event('ours', letter));
/** Letters of steps; a repetition as `×` times `[steps]`. */
const lettersOf = (folded: readonly Step[]): string =>
  folded
    .map((step) =>
      step.kind === 'repeat' ? `×${step.times}[${step.steps}]` : step.kind === 'event' ? step.name : '?',
    )
    .join('');

test.each([
  ['', ''],
  ['abc', 'abc'],
  ['aab', 'aab'],
  ['aaab', 'a×2[1]b'],
  ['baaa', 'ba×2[1]'],
  ['aaaaaaaaaa', 'a×9[1]'],
  ['abab', 'abab'],
  ['ababab', 'ab×2[2]'],
  ['abababa', 'ab×2[2]a'],
  ['xabcabcabcy', 'xabc×2[3]y'],
  ['aabaabaab', 'aab×2[3]'],
  ['aaabbb', 'a×2[1]b×2[1]'],
  ['abcdefghabcdefghabcdefgh', 'abcdefgh×2[8]'],
  // Longer blocks than eight are not looked for.
  ['abcdefghiabcdefghiabcdefghi', 'abcdefghiabcdefghiabcdefghi'],
  // The longest run counts, not the longest block; of equal ones the shortest block.
  ['aaaaaa', 'a×5[1]'],
  ['aaabaaab', 'a×2[1]ba×2[1]b'],
])('%s becomes %s', (letters, folded) => {
  expect(lettersOf(fold(steps(letters)))).toBe(folded);
});

describe('steps are equal', () => {
  const folds = (...three: Step[]): boolean => fold(three).length === 2;

  test('whatever their sequence numbers are, and however many bytes they carry', () => {
    const at = (seq: number, length: number): Step => ({
      ...segment('ours', ['ACK'], length),
      seq,
      ack: seq,
    });
    expect(folds(at(1, 5), at(6, 70), at(76, 5))).toBe(true);
    const read = (result: number): Step => syscall('ours', 'read', { result });
    expect(folds(read(1), read(20), read(3))).toBe(true);
  });

  test('not if one carries none, or failed', () => {
    const read = (result: number): Step => syscall('ours', 'read', { result });
    expect(folds(read(1), read(0), read(3))).toBe(false);
    expect(folds(read(1), read(1), read(-1))).toBe(false);
    expect(folds(segment('ours', ['ACK'], 1), segment('ours', ['ACK']), segment('ours', ['ACK'], 1))).toBe(
      false,
    );
  });

  test('not if they are of another end or line', () => {
    expect(folds(event('ours', 'a'), event('peer', 'a'), event('ours', 'a'))).toBe(false);
    expect(folds(call('ours', 1), call('ours', 1), call('ours', 2))).toBe(false);
  });
});

test('the steps that are kept are the first of their run', () => {
  const read = (result: number): Step => syscall('ours', 'read', { result });
  expect(fold([read(7), read(8), read(9)])).toEqual([read(7), { kind: 'repeat', steps: 1, times: 2 }]);
});

test('every step is there once or counted', () => {
  for (const letters of ['aaabababccccabcabcabc', 'abbbabbbabbb', 'abcabcabcabd']) {
    const folded = fold(steps(letters));
    const count = folded.reduce(
      (sum, step) => sum + (step.kind === 'repeat' ? step.steps * step.times : 1),
      0,
    );
    expect(count).toBe(letters.length);
    // Written out again, it is what it was.
    const out: string[] = [];
    for (const step of folded) {
      if (step.kind === 'event') out.push(step.name);
      if (step.kind === 'repeat') {
        const block = out.slice(-step.steps);
        for (let n = 0; n < step.times; n += 1) out.push(...block);
      }
    }
    expect(out.join('')).toBe(letters);
  }
});
