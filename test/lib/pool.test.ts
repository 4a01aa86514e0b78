import { expect, test } from 'vitest';
import { inPool } from '../../src/lib/pool.ts';

test('at most so many at once, and all of them, with the results in the order of the items', async () => {
  let running = 0;
  let most = 0;
  const gates: (() => void)[] = [];
  const done = inPool([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, (running += 1));
    await new Promise<void>((open) => gates.push(open));
    running -= 1;
    return item * 10;
  });
  // The later of two ends first, so that order is not a matter of luck.
  while (gates.length > 0) {
    gates.pop()?.();
    await new Promise(setImmediate);
  }
  expect(await done).toEqual([10, 20, 30, 40, 50]);
  expect(most).toBe(2);
});

test('after a failure nothing more is begun, and what runs is waited for', async () => {
  const begun: number[] = [];
  let ended = false;
  const done = inPool([1, 2, 3, 4], 2, async (item) => {
    begun.push(item);
    if (item === 1) throw new Error('first');
    await new Promise(setImmediate);
    ended = true;
  });
  await expect(done).rejects.toThrow('first');
  expect(begun).toEqual([1, 2]);
  expect(ended).toBe(true);
});
