import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { greenPages } from './green.ts';

const FILE = `test-of-green-${process.pid}`;
beforeEach(() => {
  vi.stubEnv('FULL', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(join(process.cwd(), 'test/shell/green', `${FILE}.json`), { force: true });
});

const open = (judge: string, pages: Record<string, string>) =>
  greenPages(
    FILE,
    [judge],
    new Map(Object.entries(pages).map(([name, content]) => [name, Buffer.from(content)])),
  );

test('only what has passed, as it is, before the same judges, counts as green', () => {
  const first = open('judge', { a: '1', b: '2', c: '3' });
  expect(['a', 'b', 'c'].filter((name) => first.has(name))).toEqual([]);
  first.add('a');
  first.add('b');
  first.save();
  const second = open('judge', { a: '1', b: 'changed', c: '3' });
  expect(['a', 'b', 'c'].filter((name) => second.has(name))).toEqual(['a']);
  expect(open('another judge', { a: '1' }).has('a')).toBe(false);
});

test('FULL=1 has everything looked at', () => {
  const first = open('judge', { a: '1' });
  first.add('a');
  first.save();
  vi.stubEnv('FULL', '1');
  expect(open('judge', { a: '1' }).has('a')).toBe(false);
  vi.stubEnv('FULL', undefined);
  expect(open('judge', { a: '1' }).has('a')).toBe(true);
});
