/** Code blocks as they are built: what a reader's browser gets, and need not do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { spotsOf, type Hovers } from '../../src/code/hovers.ts';
import { textOf } from '../lib/text-of.ts';
import { PATHS } from '../lib/paths.ts';
import { base, BUILD, LOCALES } from '../lib/site.ts';

test('no script holds a highlighter or its grammars', () => {
  const folder = join(BUILD, 'assets', 'browser');
  const holding = readdirSync(folder, { encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.js') &&
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
  // A trace colours the lines of its source itself, by what it has run.
  const blocks = [...html.matchAll(/<pre [^>]*>(.*?)<\/pre>/gs)]
    .map(([block]) => block)
    .filter((block) => !/^<pre [^>]*seq-source/.test(block));
  expect(blocks.length).toBeGreaterThan(10);
  expect(blocks.filter((block) => /<i class="?k"?>/.test(block)).length).toBeGreaterThan(5);
  for (const block of blocks) expect(block).not.toMatch(/style=|<span|<div/);
});

test.each(LOCALES)('every block of every page finds its types, and names where they say: %s', (locale) => {
  let blocks = 0;
  for (const path of PATHS) {
    const html = readFileSync(join(BUILD, base(locale), path, 'index.html'), 'utf8');
    for (const [, attributes = '', code = ''] of html.matchAll(
      /<pre ([^>]*data-hovers[^>]*)>(.*?)<\/pre>/gs,
    )) {
      const id = /data-hovers="?(\w+)/.exec(attributes)?.[1] ?? '';
      const [firstLine = 0, indent = 0] = (/data-from="?([\d:]+)/.exec(attributes)?.[1] ?? '0:0')
        .split(':')
        .map(Number);
      const hovers = JSON.parse(
        readFileSync(join(BUILD, 'assets', 'hovers', `${id}.json`), 'utf8'),
      ) as Hovers;
      const lines = textOf(code).split('\n');
      const names = spotsOf(hovers, firstLine, indent, lines.length);
      expect(names.length, `${path} ${id}`).toBeGreaterThan(0);
      for (const { line, column, length } of names) {
        // Not a part of a longer name either.
        expect(` ${lines[line] ?? ''} `.slice(column, column + length + 2), `${path} ${id}`).toMatch(
          /^[^\w$][\p{L}_$][\p{L}\p{N}_$]*[^\w$]$/u,
        );
      }
      blocks += 1;
    }
  }
  expect(blocks).toBeGreaterThan(100);
});
