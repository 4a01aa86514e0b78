/**
 * Builds the search index: an entry for every page, from its text as readers see it, recorded values and spellings
 * included.
 */
import { join } from 'node:path';
import type { Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { foundationOf } from '../content/foundation.ts';
import { readPage, type Page } from '../content/page.ts';
import { addressOf, listPages } from '../content/pages.ts';
import { frameOf } from '../embed/elements/index.ts';
import { isElement, replaceEmbeds } from '../embed/remark.build.ts';
import { cached } from '../lib/cache.ts';
import { otherLocale, PAGES_FOLDER, type Locale } from '../site/locales.ts';
import type { IndexedPage, Section } from './index-entry.ts';
import { wordsOf } from './words/words.ts';

/** Length of a section's text that results show, in characters. */
const SHOWN = 160;
/** A page without a position of its own stands after the others. */
const LAST = 1000;
/** Id of the section with sources, which is not indexed. */
const WITHOUT = 'sources';

/**
 * Index of a language's pages.
 * @param root the project's folder
 * @param shown how much of each section is kept, in characters
 * @throws what an element throws that leads to nothing
 */
export function searchIndexOf(root: string, locale: Locale, shown = SHOWN): IndexedPage[] {
  const folder = join(root, PAGES_FOLDER[locale]);
  const twins = join(root, PAGES_FOLDER[otherLocale(locale)]);
  const foundation = foundationOf(root);
  return listPages(folder).map((path) => {
    const page = readPage(join(folder, path));
    const twin = readPage(join(twins, path));
    const madeOf = [foundation, String(shown), page.text, twin.text];
    return cached(root, `indexed/${locale}/${path}`, madeOf, () =>
      entryOf({ root, locale, path, page, twin, most: shown }),
    );
  });
}

interface Source {
  readonly root: string;
  readonly locale: Locale;
  /** Within the folder of the language. */
  readonly path: string;
  readonly page: Page;
  readonly twin: Page;
  /** Characters of a section that are shown. */
  readonly most: number;
}

interface Read {
  /** Spellings of the page's errors, element by element. */
  readonly errors: readonly string[];
  /** Texts above the first heading. */
  readonly opening: readonly string[];
  readonly sections: readonly { readonly id: string; readonly heading: string; readonly texts: string[] }[];
  /** Texts of tables that are written on the page: found by, and never shown. */
  readonly tables: readonly string[];
}

/** Reads a page as its readers see it, recorded values and spellings included. */
function read({ root, locale, path, page }: Source): Read {
  const errors: string[] = [];
  const tables: string[] = [];
  const { root: tree, ids } = page.tree();
  const file = new VFile({ path: join(root, PAGES_FOLDER[locale], path), value: page.text });
  const context = { locale, examples: join(root, 'examples'), site: undefined };
  replaceEmbeds(tree, file, context, (embedded) => {
    const indexed = embedded.toSearch();
    if (indexed.errors !== undefined) errors.push(indexed.errors);
    return indexed.prose === undefined ? [] : [indexed.prose];
  });
  const sections: { id: string; heading: string; texts: string[] }[] = [];
  let texts: string[] = [];
  const opening = texts;
  visit(tree, (node) => {
    if (node.type === 'heading') {
      texts = [];
      sections.push({ id: ids.get(node.position?.start.line ?? 0) ?? '', heading: textOf(node), texts });
      return SKIP;
    }
    if (isElement(node) && frameOf(node.name)?.isSearched === false) return SKIP;
    if (node.type === 'tableCell') {
      tables.push(textOf(node));
      return SKIP;
    }
    if (node.type === 'paragraph') {
      texts.push(textOf(node));
      return SKIP;
    }
    return undefined;
  });
  return { errors, opening, sections, tables };
}

function entryOf(source: Source): IndexedPage {
  const { path, page, twin, most } = source;
  const { errors, opening, sections, tables } = read(source);
  const { title, description, page_kind: form, sidebar_position: position } = page.frontMatter;
  const indexed = sections.filter(({ id }) => id !== WITHOUT);
  const shown: Section[] = indexed.map(({ id, heading, texts: own }) => ({
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
  const all = wordsOf([...opening, ...tables, ...indexed.flatMap(({ texts: own }) => own)].join('\n'));
  return {
    to: addressOf(path),
    kind: form === 'overview' ? form : (path.split('/')[0] ?? ''),
    position: position ?? LAST,
    title,
    description,
    errors: errors.join('\n'),
    sections: shown,
    rest: [...new Set(all)]
      .filter((word) => !said.has(word))
      .sort()
      .join(' '),
    twin: `${twin.frontMatter.title}\n${twin.frontMatter.description}`,
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
