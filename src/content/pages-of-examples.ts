/** Pages that explain the examples, to which the rows of the matrix link. */
import { join } from 'node:path';
import { isEmbed } from './embed-names.ts';
import { readPage, type PlacedElement } from './page.ts';
import { addressOf, listPages } from './pages.ts';
import { PAGES_FOLDER } from '../site/locales.ts';

/** Kinds of pages, the most helpful first: a reader of the matrix looks for a fix, so recipes come first. */
const KINDS = ['recipes', 'reference', 'explanation'];

/**
 * @param root the project's folder
 * @returns the address, without locale, of the first page that shows each example; recipes come before others
 */
export function pagesOfExamples(root: string): Map<string, string> {
  const rank = (path: string): number => (KINDS.indexOf(path.split('/')[0] ?? '') + 4) % 4;
  const pages = listPages(join(root, PAGES_FOLDER.es))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((page) => ({ page, ...readPage(join(root, PAGES_FOLDER.es, page)) }))
    // An overview shows an example or two, but explains none.
    .filter(({ frontMatter }) => frontMatter.page_kind !== 'overview');
  const found = new Map<string, string>();
  // A page that shows an example's module comes before one that only mentions what it printed.
  for (const isWanted of [isModule, () => true]) {
    for (const { page, elements } of pages) {
      for (const element of elements) {
        const id = element.attributes['of'];
        if (
          id !== undefined &&
          isEmbed(element.name) &&
          element.name !== 'Fact' &&
          isWanted(element) &&
          !found.has(id)
        )
          found.set(id, addressOf(page));
      }
    }
  }
  return found;
}

const isModule = ({ name, attributes }: PlacedElement): boolean =>
  name === 'Source' && attributes['part'] === 'module';
