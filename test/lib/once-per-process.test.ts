import { expect, test, vi } from 'vitest';
import { oncePerProcess } from '../../src/lib/once-per-process.ts';

test('a value is made once, also for a module that is imported anew', async () => {
  let made = 0;
  const make = (): { made: number } => ({ made: (made += 1) });
  const first = oncePerProcess('test-of-once', make);
  vi.resetModules();
  const again = await import('../../src/lib/once-per-process.ts');
  expect(again.oncePerProcess).not.toBe(oncePerProcess);
  expect(again.oncePerProcess('test-of-once', make)).toBe(first);
  expect(oncePerProcess('another-test-of-once', make)).toEqual({ made: 2 });
});
