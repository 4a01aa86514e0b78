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
