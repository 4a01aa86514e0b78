/** "Where this compiles": what was recorded is shown, and nothing else. */
import { readFileSync } from 'node:fs';
import type { PhrasingContent, Table } from 'mdast';
import { describe, expect, test } from 'vitest';
import { KINDS, languageOf, resultsSchema } from '../../src/copy-check/results.ts';
import { compilesTable, projectsTable } from '../../src/embed/compiles-table.ts';

const root = process.cwd();
const recorded = resultsSchema.parse(JSON.parse(readFileSync('compilers/results.json', 'utf8')));
const wordsOf = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node) => ('children' in node ? wordsOf(node.children) : 'value' in node ? node.value : ''))
    .join('');
const cellsOf = (table: Table): string[][] =>
  table.children.map((row) => row.children.map((cell) => wordsOf(cell.children)));

test('every example passes in every project', () => {
  expect(Object.entries(recorded.examples).filter(([, { failed }]) => failed.length > 0)).toEqual([]);
});

describe.each(['es', 'en'] as const)('%s', (locale) => {
  test('a row for each kind of project, with whole versions and how many passed', () => {
    const [, ...rows] = cellsOf(projectsTable(locale, root));
    expect(rows).toHaveLength(KINDS.length);
    const languages = Object.values(recorded.examples).flatMap((example) => example.languages);
    for (const [i, [name, what, by, clean]] of rows.entries()) {
      const all = languages.filter((language) => language === languageOf(KINDS[i]!)).length;
      expect(name).not.toBe('');
      expect(what).not.toBe('');
      expect(by, name).toMatch(/ \d+\.\d+\.\d+$/);
      expect(clean).toMatch(new RegExp(`^${all} (?:de|of) ${all}$`));
    }
  });

  test('a row for each example, which leads to its page', () => {
    const table = compilesTable(locale, root, new Map([['catch-epipe', '/reference/epipe']]));
    const [head, ...rows] = cellsOf(table);
    expect(head).toHaveLength(1 + KINDS.length);
    expect(rows).toHaveLength(Object.keys(recorded.examples).length);
    for (const [i, { languages }] of Object.values(recorded.examples).entries()) {
      const marks = KINDS.map((kind) => (languages.includes(languageOf(kind)) ? '✓' : '–'));
      expect(rows[i]?.slice(1)).toEqual(marks);
    }
    for (const mark of ['✓', '–']) expect(rows.flat()).toContain(mark);
    const links = table.children
      .flatMap((row) => row.children[0]?.children ?? [])
      .filter(({ type }) => type === 'link');
    expect(links).toMatchObject([{ url: '/reference/epipe' }]);
  });
});
