/** Every page as Markdown: nothing of it is lost, and no element is left. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { listPages } from '../../src/content/pages.ts';
import { fileOf } from '../../src/examples/files.build.ts';
import { markdownAddress, markdownOf } from '../../src/publish/markdown.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

const SITE = 'https://example.org/base/';
const parse = (markdown: string): Root => unified().use(remarkParse).use(remarkGfm).parse(markdown);

/** Attributes of every element of a page that has this name, as they are typed. */
const elements = (page: string, name: string): Record<string, string>[] =>
  [...page.matchAll(new RegExp(`<${name} ((?:"[^"]*"|[^">])*)/>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value] as const),
    ),
  );

describe.each(['es', 'en'] as const)('%s', (locale) => {
  test.each(listPages(PAGES_FOLDER.es))('%s', (page) => {
    const written = readFileSync(join(PAGES_FOLDER[locale], page), 'utf8');
    const markdown = markdownOf(process.cwd(), locale, page, SITE);
    const tree = parse(markdown);
    const blocks: string[] = [];
    const headings: string[] = [];
    const elsewhere: string[] = [];
    visit(tree, (node) => {
      if (node.type === 'html') elsewhere.push(node.value);
      if (node.type === 'code') blocks.push(node.value);
      if (node.type === 'heading') headings.push('#'.repeat(node.depth));
      if (node.type === 'link' && node.url.startsWith('/')) elsewhere.push(node.url);
      if (node.type === 'text' && /^:::|\{#[\w-]+\}/m.test(node.value)) elsewhere.push(node.value);
    });
    expect(elsewhere, 'no element, no address without its site, no sign of another syntax').toEqual([]);
    const wanted = [...written.matchAll(/^(#{2,6}) /gm)].map(([, signs]) => signs);
    expect(headings).toEqual(['#', ...wanted]);

    const sources = elements(written, 'Source');
    for (const { of = '', part = '', lang, region } of sources) {
      const file = fileOf(of, part, lang === 'python' ? 'python' : 'typescript');
      const text = readFileSync(join('examples', of, file), 'utf8');
      expect(markdown).toContain(`${SITE}examples/${of}/${file}`);
      if (region === undefined) expect(blocks).toContain(text.replace(/\n$/, ''));
      else expect(blocks.some((block) => text.includes(block.split('\n')[0] ?? ''))).toBe(true);
    }
    const outputs = elements(written, 'Output').length + elements(written, 'Spellings').length;
    expect(blocks.length).toBe(sources.length + outputs);
  });
});

test('links lead to the Markdown of pages, which the build writes there', () => {
  expect(markdownAddress('/reference/epipe#why')).toBe('/reference/epipe.md#why');
  const markdown = markdownOf(process.cwd(), 'en', 'reference/epipe.mdx', SITE);
  const links = [...markdown.matchAll(/\]\(https:\/\/example\.org\/base\/en\/([^)#]*)/g)].map(
    ([, path]) => path ?? '',
  );
  expect(markdown).toContain(`<${SITE}en/reference/epipe>`);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) {
    expect(link).toMatch(/\.md$/);
    expect(existsSync(join(PAGES_FOLDER.en, link.replace(/\.md$/, '.mdx'))), link).toBe(true);
  }
});

test('a page that only works is linked as it is, and what is folded stands open below its title', () => {
  const markdown = markdownOf(process.cwd(), 'en', 'recipes/diagnose-an-error-text.mdx', SITE);
  expect(markdown).toContain(`(${SITE}en/diagnose#causes)`);
  expect(markdown).toMatch(/^\*\*The whole module, with its rules\*\*$/m);
});

test('tables are tables, and fields a list', () => {
  const matrix = markdownOf(process.cwd(), 'es', 'reference/matrix.mdx', SITE);
  expect(matrix).toMatch(/^\| Ejemplo .*Node\.js 20 .*Python 3 \|$/m);
  // Markdown has no cells over several columns.
  const rows = matrix.split('\n').filter((line) => line.startsWith('| [') && line.includes('/recipes/'));
  expect(rows.length).toBeGreaterThan(100);
  for (const row of rows) expect(row.split(' | ')).toHaveLength(8);
  expect(markdownOf(process.cwd(), 'es', 'reference/epipe.mdx', SITE)).toContain(
    '- `message`: `write EPIPE`\n',
  );
});

test('a trace is a list of its steps', () => {
  const markdown = markdownOf(process.cwd(), 'en', 'reference/broken-pipe-error.mdx', SITE);
  expect(markdown).toMatch(/^1\. .*`/m);
  expect(markdown).toContain('= EPIPE');
});
