/**
 * The search index: what `core/search/` wants to know of every page, taken from the pages as readers see them, recorded
 * values and spellings included.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root, RootContent } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { frontMatterOf, withoutHeadingIds } from '../content/outline.ts';
import type { IndexedPage, Section } from './index-entry.ts';
import { wordsOf } from './words/words.ts';
import { addressOf, listPages } from '../content/check/check-pages.ts';
import { cached } from '../lib/cache.ts';
import { foundationOf } from '../docusaurus/plugin-build-cache.ts';
import { remarkExamples } from '../embed/remark.ts';
import { PAGES_FOLDER, type Locale } from '../site/locales.ts';

/** How much of a section is kept to be shown, in characters. */
const SHOWN = 160;
/** A page without a position of its own stands after the others. */
const LAST = 1000;
/** Of its sources a page says nothing itself. */
const WITHOUT = 'sources';

const FOLDERS: Record<Locale, string> = { es: PAGES_FOLDER.es, en: PAGES_FOLDER.en };
const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

/**
 * @param root the project's folder
 * @param shown how much of each section is kept, in characters
 * @returns an entry for each page of the language
 * @throws what `remarkExamples` throws, if a page brings in what does not exist
 */
export function searchIndexOf(root: string, locale: Locale, shown = SHOWN): IndexedPage[] {
  const folder = join(root, FOLDERS[locale]);
  const twins = join(root, FOLDERS[locale === 'es' ? 'en' : 'es']);
  const foundation = foundationOf(root);
  return listPages(folder).map((page) => {
    const madeOf = [
      foundation,
      String(shown),
      ...[folder, twins].map((of) => readFileSync(join(of, page), 'utf8')),
    ];
    return cached(root, `indexed/${locale}/${page}`, madeOf, () => indexed(root, folder, twins, page, shown));
  });
}

function indexed(root: string, folder: string, twins: string, page: string, most: number): IndexedPage {
  const path = join(folder, page);
  const { text, ids } = withoutHeadingIds(readFileSync(path, 'utf8'));
  const tree: Root = parser.parse(text);
  remarkExamples({ examples: join(root, 'examples') })(tree, new VFile({ path, value: text }));
  const { title = page, description = '', page_kind: form, sidebar_position: position } = frontMatterOf(text);
  const twin = frontMatterOf(readFileSync(join(twins, page), 'utf8'));

  const errors: string[] = [];
  const sections: { id: string; heading: string; texts: string[] }[] = [];
  let texts: string[] = [];
  const opening = texts;
  visit(tree, (node) => {
    if (node.type === 'heading') {
      texts = [];
      const id = ids.get(node.position?.start.line ?? 0) ?? '';
      sections.push({ id, heading: textOf(node), texts });
      return SKIP;
    }
    if (node.type === 'mdxJsxFlowElement' && node.name === 'ExampleFigure') {
      const isSpellings = node.attributes.some(
        (attribute) => 'value' in attribute && attribute.value === 'spellings',
      );
      if (isSpellings)
        errors.push(node.children.map((child) => ('value' in child ? child.value : '')).join('\n'));
      return SKIP;
    }
    if (node.type === 'table') return SKIP;
    if (node.type === 'paragraph') {
      texts.push(textOf(node));
      return SKIP;
    }
    return undefined;
  });

  const kept = sections.filter(({ id }) => id !== WITHOUT);
  const shown: Section[] = kept.map(({ id, heading, texts: own }) => ({
    id,
    heading,
    text: beginning(own.join(' '), most),
  }));
  const said = new Set(
    wordsOf(
      [title, description, ...errors, ...shown.flatMap(({ heading, text: own }) => [heading, own])].join(
        '\n',
      ),
    ),
  );
  const all = wordsOf([...opening, ...kept.flatMap(({ texts: own }) => own)].join('\n'));
  return {
    to: addressOf(page),
    kind: form === 'overview' ? form : (page.split('/')[0] ?? ''),
    position: Number(position ?? LAST),
    title,
    description,
    errors: errors.join('\n'),
    sections: shown,
    rest: [...new Set(all)]
      .filter((word) => !said.has(word))
      .sort()
      .join(' '),
    twin: `${twin['title'] ?? ''}\n${twin['description'] ?? ''}`,
  };
}

/** The text of a node without its markup. */
function textOf(node: RootContent | Root): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  if ('children' in node) return node.children.map(textOf).join('');
  return '';
}

/** The first words of a text, whole ones. */
function beginning(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  return `${line.slice(0, line.lastIndexOf(' ', most))}…`;
}
