/** Files of the versions before: kept for a while, never taken from outside their folder, never in the way of new ones. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAYS_KEPT, keepEarlier, LIST, listVersion, type Versions } from '../../src/publish/versions.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'versions-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function site(name: string, files: readonly string[]): string {
  const folder = join(home, name);
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${file} of ${name}`);
  }
  listVersion(folder);
  return folder;
}

const listOf = (folder: string): Versions => JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as Versions;

/** Publishes a version after another one. */
const after = (folder: string, before: string, today: string) =>
  keepEarlier(
    folder,
    before,
    (path) => Promise.resolve(existsSync(join(before, path)) ? readFileSync(join(before, path)) : undefined),
    today,
  );

test('a version lists its own hashed files, and no page', () => {
  const folder = site('one', [
    'index.html',
    'assets/browser/a-1.js',
    'assets/browser/a-1.js.gz',
    'assets/css/s.1.css',
  ]);
  expect(listOf(folder)).toEqual({ files: ['assets/browser/a-1.js', 'assets/css/s.1.css'], earlier: {} });
});

test('what the new version no longer has is kept, what it has is its own', async () => {
  const one = site('one', ['index.html', 'assets/a-1.js', 'assets/same.js']);
  const two = site('two', ['index.html', 'assets/a-2.js', 'assets/same.js']);
  expect(await after(two, one, '2026-11-29')).toEqual({ kept: 1, gone: 0 });
  expect(readFileSync(join(two, 'assets/a-1.js'), 'utf8')).toBe('assets/a-1.js of one');
  expect(readFileSync(join(two, 'assets/same.js'), 'utf8')).toBe('assets/same.js of two');
  expect(listOf(two)).toEqual({
    files: ['assets/a-2.js', 'assets/same.js'],
    earlier: { 'assets/a-1.js': '2026-11-29' },
  });
});

test('a file is kept over several versions until its days are over', async () => {
  const one = site('one', ['assets/a-1.js']);
  const two = site('two', ['assets/a-2.js']);
  await after(two, one, '2026-11-01');
  const last = new Date(Date.parse('2026-11-01') + (DAYS_KEPT - 1) * 86_400_000).toISOString().slice(0, 10);
  const three = site('three', ['assets/a-3.js']);
  await after(three, two, last);
  expect(listOf(three).earlier).toEqual({ 'assets/a-1.js': '2026-11-01', 'assets/a-2.js': last });
  const four = site('four', ['assets/a-4.js']);
  await after(four, three, new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10));
  expect(Object.keys(listOf(four).earlier)).toEqual(['assets/a-3.js', 'assets/a-2.js']);
  expect(existsSync(join(four, 'assets/a-1.js'))).toBe(false);
});

test('a version that comes back is the newest: its files are no earlier ones', async () => {
  const one = site('one', ['assets/a-1.js']);
  const two = site('two', ['assets/a-2.js']);
  await after(two, one, '2026-11-01');
  const back = site('back', ['assets/a-1.js']);
  await after(back, two, '2026-11-02');
  expect(listOf(back)).toEqual({ files: ['assets/a-1.js'], earlier: { 'assets/a-2.js': '2026-11-02' } });
});

test('where nothing is published nothing is kept; a file that is gone is counted', async () => {
  const one = site('one', ['assets/a-1.js', 'assets/b-1.js']);
  const two = site('two', ['assets/a-2.js']);
  expect(await after(two, join(home, 'nowhere'), '2026-11-01')).toBeUndefined();
  rmSync(join(one, 'assets/a-1.js'));
  expect(await after(two, one, '2026-11-01')).toEqual({ kept: 1, gone: 1 });
});

test('a list that leads out of its folder is not followed, one that is none is refused', async () => {
  const one = site('one', ['assets/a-1.js']);
  const files = ['assets/../../secret', '/etc/hostname', 'index.html', 'assets/a-1.js'];
  writeFileSync(join(one, LIST), JSON.stringify({ files, earlier: {} }));
  const two = site('two', ['assets/a-2.js']);
  await after(two, one, '2026-11-01');
  expect(Object.keys(listOf(two).earlier)).toEqual(['assets/a-1.js']);
  writeFileSync(join(one, LIST), '<!doctype html>');
  await expect(after(two, one, '2026-11-01')).rejects.toThrow(/is no list of files: is that the address/);
  await expect(after(join(home, 'empty'), one, '2026-11-01')).rejects.toThrow(
    /is no built site: npm run build/,
  );
});
