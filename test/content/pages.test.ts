/** Lists of pages by their kinds, from folders made for it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kindsOf } from '../../src/content/pages.ts';
import { pagesOfExamples } from '../../src/content/pages-of-examples.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kinds-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const page = (title: string, more = '', text = ''): string =>
  `---\ntitle: ${title}\ndescription: D\n${more}---\n\n${text}\n`;

test('pages stand in the order of the sidebar: most asked for first, those without a place last', () => {
  put('docs/recipes/a.mdx', page('Última'));
  put('docs/recipes/b.mdx', page('Segunda', 'sidebar_position: 10\n'));
  put('docs/recipes/c.mdx', page('Primera', 'sidebar_position: 9\n'));
  put('docs/recipes/d.mdx', page('Otra última'));
  const recipes = kindsOf(root, 'es').find(({ path }) => path === 'recipes');
  expect(recipes?.pages).toEqual(
    [
      ['c', 'Primera'],
      ['b', 'Segunda'],
      ['a', 'Última'],
      ['d', 'Otra última'],
    ].map(([file, title]) => ({
      page: `recipes/${file}.mdx`,
      path: `recipes/${file}`,
      title,
      description: 'D',
    })),
  );
});

test('a word of the sidebar that is not translated is named', () => {
  put('i18n/en/docusaurus-plugin-content-docs/current.json', '{}');
  expect(() => kindsOf(root, 'en')).toThrow(/"sidebar\.reference\.category\.[^"]+" is not translated/);
});

test('the page of an example is the recipe that shows its module, else the first that shows anything of it', () => {
  const shows = (part: string, of = 'one') => `<Source of="${of}" part="${part}" />`;
  put('docs/explanation/a.mdx', page('A', '', `${shows('module')}\n\n${shows('demo', 'two')}`));
  put('docs/recipes/z.mdx', page('Z', '', shows('module')));
  put('docs/recipes/b.mdx', page('B', '', shows('demo')));
  put('docs/reference/y.mdx', page('Y', '', shows('demo', 'two')));
  put('docs/recipes/c.mdx', page('C', 'page_kind: overview\n', shows('demo', 'two')));
  expect([...pagesOfExamples(root)].sort()).toEqual([
    ['one', '/recipes/z'],
    ['two', '/reference/y'],
  ]);
});
