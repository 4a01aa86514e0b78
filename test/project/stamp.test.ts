/** `npm run translate:stamp`, in a folder made for it: the stamp that the check asks for, and nothing else changed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPages } from '../../src/content/check/check-pages.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

const TSX = resolve('node_modules/tsx/dist/cli.mjs');
const SCRIPT = resolve('scripts/stamp.ts');
const page = (title: string): string => `---\ntitle: ${title}\ndescription: D\n---\n\n## A {#a}\n\n---\n`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
  mkdirSync(join(root, 'examples'));
  // What is worked out of pages is kept by a hash of the code that did it.
  for (const path of ['src', 'package-lock.json']) symlinkSync(resolve(path), join(root, path));
  put(PAGES_FOLDER.es, page('Uno'));
  put(PAGES_FOLDER.en, page('One'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(folder: string, text: string): void {
  mkdirSync(dirname(join(root, folder, 'a.mdx')), { recursive: true });
  writeFileSync(join(root, folder, 'a.mdx'), text);
}
const english = (): string => readFileSync(join(root, PAGES_FOLDER.en, 'a.mdx'), 'utf8');
const stamp = (...args: string[]) =>
  spawnSync(process.execPath, [TSX, SCRIPT, ...args], { cwd: root, encoding: 'utf8' });

test('a page that was stamped is up to date, until its original changes; stamped again it has one stamp', () => {
  expect(checkPages(root).join('\n')).toMatch(/stale/);
  expect(stamp('a.mdx').stderr).toBe('');
  expect(checkPages(root)).toEqual([]);
  expect(english().replace(/^source_revision: [0-9a-f]{12}\n/m, '')).toBe(page('One'));
  put(PAGES_FOLDER.es, page('Otro'));
  expect(checkPages(root).join('\n')).toMatch(/stale/);
  expect(stamp('--all').status).toBe(0);
  expect(checkPages(root)).toEqual([]);
  expect(english().match(/source_revision/g)).toHaveLength(1);
});

test('nothing is stamped unless it is named', () => {
  const { status, stderr } = stamp();
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\n✗ name the pages that are up to date: npm run translate:stamp -- .*\n$/);
  expect(english()).toBe(page('One'));
});

test('a page is found by its path, its address and the path of either file', () => {
  const names = ['a', '/a', '/en/a', 'docs/a.mdx', `${PAGES_FOLDER.en}/a.mdx`];
  const { status, stdout } = stamp(...names);
  expect(status).toBe(0);
  expect(stdout.match(/a\.mdx: made from/g)).toHaveLength(names.length);
  expect(english().match(/source_revision/g)).toHaveLength(1);
});

test('a page that is not there is answered in one line, and nothing is stamped', () => {
  const { status, stderr } = stamp('a.mdx', 'b.mdx');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^\n✗ there is no docs\/b\.mdx: write it, or correct the name: .*\n$/);
  expect(english()).toBe(page('One'));
});
