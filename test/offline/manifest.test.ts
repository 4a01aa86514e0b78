/** The list of what a version of the site consists of, and its version. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Files } from '../../src/offline/kept-files.ts';
import { offline } from '../../src/offline/manifest.build.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  put('service-worker.js', 'work();\n');
  put('index.html', 'home');
  put('index.html.gz', 'compressed');
  put('assets/browser/boot-1.js', 'boot');
  put('assets/browser/boot-1.js.br', 'compressed');
  put('llms.txt', 'not kept');
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
function listed(): Files {
  offline(folder);
  return JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as Files;
}

test('each file that is kept is listed once, by its address', () => {
  expect(Object.keys(listed().files).sort()).toEqual(['', 'assets/browser/boot-1.js']);
});

test('the version is that of pages and worker, stands in the worker, and is the same each time', () => {
  const { version } = listed();
  expect(readFileSync(join(folder, 'service-worker.js'), 'utf8')).toBe(`work();\n// ${version}\n`);
  expect(listed().version).toBe(version);
  put('index.html', 'another home');
  const pagesChanged = listed().version;
  expect(pagesChanged).not.toBe(version);
  put('service-worker.js', 'workBetter();\n');
  expect([version, pagesChanged]).not.toContain(listed().version);
});

test('the addresses of errors are listed in small letters, with the page to which each leads', () => {
  const page = (to: string): string => `<meta http-equiv=refresh content="0; url=/${to}">`;
  put('e/EPIPE/index.html', page('reference/epipe'));
  put('e/epipe/index.html', page('reference/epipe'));
  put('e/index.html', 'the list');
  put('en/e/EPIPE/index.html', page('en/reference/epipe'));
  const { version, leads } = listed();
  expect(leads).toEqual({ 'e/epipe': 'reference/epipe', 'en/e/epipe': 'en/reference/epipe' });
  put('e/EPIPE/index.html', page('reference/econnreset'));
  put('e/epipe/index.html', page('reference/econnreset'));
  expect(listed().version).not.toBe(version);
});

test('a site without a worker says who writes it', () => {
  rmSync(join(folder, 'service-worker.js'));
  expect(() => offline(folder)).toThrow(/service-worker\.js is missing/);
});
