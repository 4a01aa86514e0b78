/** The search index holds what readers paste: the spellings in which a page's error was recorded. */
import { describe, expect, test } from 'vitest';
import { outlineOf, readPage } from '../../src/content/page.ts';
import { listPages } from '../../src/content/pages.ts';
import { embedOf } from '../../src/embed/elements/index.ts';
import { searchIndexOf } from '../../src/search/index.build.ts';
import { LOCALES, PAGES_FOLDER } from '../../src/site/locales.ts';

/** Lines that the `<Spellings>` of a page show, read from the recordings and not from the index. */
function recordedOn(path: string): string[] {
  return readPage(path).elements.flatMap(({ name, attributes }) => {
    if (name !== 'Spellings') return [];
    const made = embedOf(name)?.make(attributes, {
      locale: 'es',
      examples: `${process.cwd()}/examples`,
      site: undefined,
    });
    const [block] = made?.toMarkdown() ?? [];
    return block?.type === 'code' ? block.value.split('\n') : [];
  });
}

describe.each(LOCALES)('%s', (locale) => {
  const index = searchIndexOf(process.cwd(), locale);
  const pages = listPages(PAGES_FOLDER[locale]).filter((page) => page.startsWith('reference/'));

  test('pages with spellings are found at all', () => {
    expect(index.filter(({ errors }) => errors !== '').length).toBeGreaterThan(15);
  });

  test.each(pages)('%s: every recorded spelling is in its entry', (page) => {
    const entry = index.find(({ to }) => to === `/${page.replace(/\.mdx$/, '')}`);
    const lines = (entry?.errors ?? '').split('\n');
    for (const line of recordedOn(`${PAGES_FOLDER[locale]}/${page}`)) expect(lines).toContain(line);
  });
});

test('a page is read with the ids of its headings, its elements and its front matter', () => {
  const page = outlineOf(
    '---\ntitle: \'it\'\'s: one\'\ndescription: D\nsidebar_position: 3\n---\n\n## A `b` c {#a-b}\n\n### No id\n\n<Fact of="x" part="demo" get="exitCode" />\n',
    'a.mdx',
  );
  expect(page.frontMatter).toMatchObject({ title: "it's: one", sidebar_position: 3 });
  expect(page.headings).toEqual([
    { line: 7, value: 'a-b' },
    { line: 9, value: '' },
  ]);
  expect(page.elements).toEqual([
    { line: 11, name: 'Fact', attributes: { of: 'x', part: 'demo', get: 'exitCode' } },
  ]);
});
