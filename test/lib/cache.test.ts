import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cached, cachedBytes, cachedFile, cachePath, isCached, removeUnused } from '../../src/lib/cache.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const files = (): string[] =>
  readdirSync(cachePath(root, ''), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Lets an hour pass for all that is cached. */
const anHourLater = (): void => {
  const before = new Date(Date.now() - 3_600_000);
  for (const file of files()) utimesSync(file, before, before);
};

test('a value is made once for the same inputs, again for others, in one file', () => {
  let made = 0;
  const ask = (...inputs: string[]) => cached(root, 'some/page.mdx', inputs, () => ({ made: (made += 1) }));
  expect([ask('a', 'b'), ask('a', 'b')]).toEqual([{ made: 1 }, { made: 1 }]);
  // The same letters, parted elsewhere.
  expect(ask('ab', '')).toEqual({ made: 2 });
  expect(ask('a', 'b')).toEqual({ made: 3 });
  expect(files()).toHaveLength(1);
});

test('a file that was cut short is made anew', () => {
  cached(root, 'cut', ['a'], () => 1);
  writeFileSync(cachePath(root, 'cut.json'), '{"hash":"');
  expect(cached(root, 'cut', ['a'], () => 2)).toBe(2);
});

test('a failure is not cached', () => {
  const failing = (): number => {
    throw new Error('no such example');
  };
  expect(() => cached(root, 'failing', ['a'], failing)).toThrow('no such example');
  expect(cached(root, 'failing', ['a'], () => 3)).toBe(3);
});

test('bytes come back as they were', async () => {
  let made = 0;
  const ask = (of: string) =>
    cachedBytes(root, 'page.html.br', [of], () => Promise.resolve(Buffer.from([0, 255, (made += 1)])));
  expect([...(await ask('a')), ...(await ask('a')), ...(await ask('b'))]).toEqual([
    0, 255, 1, 0, 255, 1, 0, 255, 2,
  ]);
});

test('a file is made once, since its name says what it holds', () => {
  let made = 0;
  for (const name of ['file-1.json', 'file-1.json', 'file-2.json']) {
    cachedFile(root, name, () => String((made += 1)));
  }
  expect(readFileSync(cachePath(root, 'file-1.json'), 'utf8')).toBe('1');
  expect(readFileSync(cachePath(root, 'file-2.json'), 'utf8')).toBe('2');
});

test('entries that a whole build did not use are removed, whatever kind they are', async () => {
  const use = async (name: string): Promise<void> => {
    cached(root, `${name}/value`, ['a'], () => 1);
    await cachedBytes(root, `${name}/bytes`, ['a'], () => Promise.resolve(Buffer.from('1')));
    cachedFile(root, `${name}/file-1234.json`, () => '1');
  };
  await use('stays');
  await use('goes');
  anHourLater();
  const began = Date.now();
  await use('stays');
  await use('new');
  expect(removeUnused(root, began)).toBe(3);
  expect(['stays', 'goes', 'new'].map((name) => isCached(root, `${name}/file-1234.json`))).toEqual([
    true,
    false,
    true,
  ]);
  expect(files()).toHaveLength(6);
  // All of them are as they were made.
  expect(cached(root, 'stays/value', ['a'], () => 2)).toBe(1);
});

test('of two builds at once, the one that ends first takes nothing that the other needs', async () => {
  cached(root, 'value', ['a'], () => 'before');
  await cachedBytes(root, 'bytes', ['a'], () => Promise.resolve(Buffer.from('before')));
  cachedFile(root, 'file-1234.json', () => 'before');
  anHourLater();
  // The other build has used nothing yet when this one, which needs none of it, ends.
  removeUnused(root, Date.now());
  expect(existsSync(cachePath(root, 'value.json'))).toBe(false);
  expect(cached(root, 'value', ['a'], () => 'again')).toBe('again');
  expect(String(await cachedBytes(root, 'bytes', ['a'], () => Promise.resolve(Buffer.from('again'))))).toBe(
    'again',
  );
  cachedFile(root, 'file-1234.json', () => 'again');
  // The other has made them meanwhile: its own removal keeps them.
  expect(removeUnused(root, Date.now() - 60_000)).toBe(0);
});

test('nothing cached yet: nothing to remove', () => {
  expect(removeUnused(root, Date.now())).toBe(0);
});
