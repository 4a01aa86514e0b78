/** Code blocks as they are built: what a reader's browser gets, and need not do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUILD, LOCALES, base } from './site.ts';

test('no script holds a highlighter or its grammars', () => {
  const folder = join(BUILD, 'assets', 'js');
  const holding = readdirSync(folder).filter((file) =>
    // Words of Prism's grammars, and of nothing else.
    /\blookbehind:|languages\.extend\(/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(holding).toEqual([]);
});

test.each(LOCALES)('code is coloured by short classes, without styles of its own: %s', (locale) => {
  const html = readFileSync(
    join(BUILD, base(locale), 'reference', 'broken-pipe-error', 'index.html'),
    'utf8',
  );
  const blocks = [...html.matchAll(/<pre [^>]*>(.*?)<\/pre>/gs)].map(([block]) => block);
  expect(blocks.length).toBeGreaterThan(10);
  expect(blocks.filter((block) => /<i class="?k"?>/.test(block)).length).toBeGreaterThan(5);
  for (const block of blocks) expect(block).not.toMatch(/style=|<span|<div/);
});
