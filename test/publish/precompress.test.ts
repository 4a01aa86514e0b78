import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compress } from '../../src/publish/precompress.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compress-'));
  mkdirSync(join(folder, 'en'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const page = '<p>tubería rota</p>'.repeat(200);

test('puts a gzip and a brotli file beside text, the same bytes each time', async () => {
  const path = join(folder, 'en', 'index.html');
  writeFileSync(path, page);
  await compress(folder);
  const first = [readFileSync(`${path}.gz`), readFileSync(`${path}.br`)] as const;
  expect(gunzipSync(first[0]).toString()).toBe(page);
  expect(brotliDecompressSync(first[1]).toString()).toBe(page);
  await compress(folder);
  expect(readFileSync(`${path}.gz`).equals(first[0])).toBe(true);
  expect(readFileSync(`${path}.br`).equals(first[1])).toBe(true);
  expect(existsSync(`${path}.gz.gz`)).toBe(false);
});

test.each(['card.png', 'all.tar.gz', 'all.zip', 'font.woff2'])('leaves %s as it is', async (name) => {
  writeFileSync(join(folder, name), page);
  await compress(folder);
  expect(existsSync(join(folder, `${name}.gz`))).toBe(false);
});

test('leaves what fits into one packet anyway', async () => {
  writeFileSync(join(folder, 'small.txt'), 'a'.repeat(100));
  await compress(folder);
  expect(existsSync(join(folder, 'small.txt.gz'))).toBe(false);
});

test.each([
  'a.html',
  'a.css',
  'a.js',
  'a.json',
  'a.svg',
  'a.txt',
  'a.md',
  'a.atom',
  'a.ts',
  'a.py',
  'LICENSE',
])('compresses %s', async (name) => {
  mkdirSync(join(folder, 'examples'));
  writeFileSync(join(folder, 'examples', name), page);
  await compress(folder);
  expect(existsSync(join(folder, 'examples', `${name}.br`))).toBe(true);
});

test('a page that changed is compressed anew', async () => {
  const path = join(folder, 'index.html');
  for (const text of [page, page.toUpperCase()]) {
    writeFileSync(path, text);
    await compress(folder);
    expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe(text);
    expect(brotliDecompressSync(readFileSync(`${path}.br`)).toString()).toBe(text);
  }
});

test('what a reader waits for is compressed harder than the rest', async () => {
  const text = Array.from({ length: 3000 }, (_, n) => `<p>${(n * 7919) % 1013} tubería ${n}</p>`).join('');
  for (const name of ['index.html', 'all.txt']) writeFileSync(join(folder, name), text);
  await compress(folder);
  const sizeOf = (name: string) => readFileSync(join(folder, `${name}.br`)).length;
  expect(sizeOf('index.html')).toBeLessThan(sizeOf('all.txt'));
});
