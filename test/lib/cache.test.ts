import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kept, keptBytes } from '../../src/lib/cache.ts';

const root = mkdtempSync(join(tmpdir(), 'kept-'));
afterAll(() => rmSync(root, { recursive: true }));

const files = (): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('made once for the same, again for what is different, and kept in one file', () => {
  let made = 0;
  const ask = (...of: string[]) => kept(root, 'some/page.mdx', of, () => ({ made: (made += 1) }));
  expect([ask('a', 'b'), ask('a', 'b')]).toEqual([{ made: 1 }, { made: 1 }]);
  // The same letters, parted elsewhere.
  expect(ask('ab', '')).toEqual({ made: 2 });
  expect(ask('a', 'b')).toEqual({ made: 3 });
  expect(files()).toHaveLength(1);
});

test('a file that was cut short is made anew', () => {
  kept(root, 'cut', ['a'], () => 1);
  writeFileSync(join(root, 'node_modules/.cache/site/cut.json'), '{"hash":"');
  expect(kept(root, 'cut', ['a'], () => 2)).toBe(2);
});

test('what fails is not kept', () => {
  const failing = (): number => {
    throw new Error('no such example');
  };
  expect(() => kept(root, 'failing', ['a'], failing)).toThrow('no such example');
  expect(kept(root, 'failing', ['a'], () => 3)).toBe(3);
});

test('bytes come back as they were', async () => {
  let made = 0;
  const ask = (of: string) =>
    keptBytes(root, 'page.html.br', [of], () => Promise.resolve(Buffer.from([0, 255, (made += 1)])));
  expect([...(await ask('a')), ...(await ask('a')), ...(await ask('b'))]).toEqual([
    0, 255, 1, 0, 255, 1, 0, 255, 2,
  ]);
});
