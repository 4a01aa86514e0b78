import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf } from '../../src/lib/files.ts';

test('files of a folder have their paths below it, sorted, whatever lies in which folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  try {
    mkdirSync(join(folder, 'en', 'b.html'), { recursive: true });
    for (const path of ['z.html', 'en/b.html/index.html', 'en/a.html', 'a.js', 'a.html']) {
      writeFileSync(join(folder, path), '');
    }
    expect(filesOf(folder, /\.html$/)).toEqual(['a.html', 'en/a.html', 'en/b.html/index.html', 'z.html']);
    expect(filesOf(folder, /^en\//)).toEqual(['en/a.html', 'en/b.html/index.html']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
