import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Built } from '../built.ts';
import { Green } from './green.ts';

let folder: string;
beforeEach(() => {
  vi.stubEnv('FULL', undefined);
  folder = mkdtempSync(join(tmpdir(), 'green-'));
  for (const [path, content] of Object.entries({
    'a/index.html': '<script src=/assets/browser/boot.browser-AAAAAAAA.js>',
    'b/index.html': 'b',
    'en/assets/css/styles.0123abcd.css': 'b {}',
    '404.html': 'missing',
    'assets/css/styles.0123abcd.css': 'p {}',
    'assets/browser/boot.browser-AAAAAAAA.js': 'import"./chunk-CCCCCCCC.js";import("./index-IIIIIIII.js")',
    'assets/browser/chunk-CCCCCCCC.js': 'shared',
    'assets/browser/index-IIIIIIII.js': 'every word',
  }))
    write(path, content);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const open = (judge = 'judge') => new Green(join(folder, 'record.json'), [judge], new Built(folder));

const OF_A = ['/a', '/assets/browser/boot.browser-AAAAAAAA.js', '/assets/browser/chunk-CCCCCCCC.js'];

/** Records two pages as passed, of three. */
function record(): void {
  const green = open();
  green.add('a', [...OF_A, '/assets/css/styles.0123abcd.css']);
  green.add('b', ['/b', '/en/assets/css/styles.0123abcd.css']);
  green.save();
}

const known = (green = open()) => ['a', 'b', 'c'].filter((name) => green.has(name));

test('what has passed is known, and nothing else', () => {
  expect(known()).toEqual([]);
  record();
  expect(known()).toEqual(['a', 'b']);
  expect(known(open('another judge'))).toEqual([]);
});

test.each([
  ['its page', 'a/index.html'],
  ['its styles', 'assets/css/styles.0123abcd.css'],
  ['its script', 'assets/browser/boot.browser-AAAAAAAA.js'],
  ['what its script shares with others', 'assets/browser/chunk-CCCCCCCC.js'],
])('a check is not known when %s has changed', (_, path) => {
  record();
  write(path, 'changed');
  expect(known()).toEqual(['b']);
});

test.each(['b/index.html', 'en/assets/css/styles.0123abcd.css'])(
  'a check is not known when %s, which it asked for, has gone',
  (path) => {
    record();
    rmSync(join(folder, path));
    expect(known()).toEqual(['a']);
  },
);

test('a check is known though a script that it has not asked for has changed, and with it the names', () => {
  record();
  rmSync(join(folder, 'assets'), { recursive: true });
  write('assets/css/styles.4567abcd.css', 'p {}');
  write('a/index.html', '<script src=/assets/browser/boot.browser-BBBBBBBB.js>');
  write(
    'assets/browser/boot.browser-BBBBBBBB.js',
    'import"./chunk-DDDDDDDD.js";import("./index-JJJJJJJJ.js")',
  );
  write('assets/browser/chunk-DDDDDDDD.js', 'shared');
  write('assets/browser/index-JJJJJJJJ.js', 'another word');
  expect(known()).toEqual(['a', 'b']);
});

test('a check that asked for nothing, or for what is not built, is refused', () => {
  expect(() => open().add('a', [])).toThrow('without a page');
  expect(() => open().add('a', ['/img/none.svg'])).toThrow('not all built');
});

test('checks that are no longer made leave the record', () => {
  record();
  const green = open();
  green.has('a');
  green.save();
  expect(known()).toEqual(['a']);
});

test('FULL=1 has everything looked at', () => {
  record();
  vi.stubEnv('FULL', '1');
  expect(known()).toEqual([]);
  vi.stubEnv('FULL', undefined);
  expect(known()).toEqual(['a', 'b']);
});

test('what readers do is repeated once in five days, and stays on record when it is not its day', () => {
  record();
  const days = [0, 1, 2, 3, 4].filter((day) => open().hasInTurn('a', day));
  expect(days).toHaveLength(4);
  const green = open();
  green.hasInTurn('a', days[0]);
  green.save();
  expect(known()).toEqual(['a']);
});
