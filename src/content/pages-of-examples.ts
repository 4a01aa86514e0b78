/** Which page explains an example: where the matrix leads its readers. */
import { join } from 'node:path';
import { isEmbed } from './embed-names.ts';
import { readPage, type PlacedElement } from './page.ts';
import { addressOf, listPages } from './pages.ts';
import { PAGES_FOLDER } from '../site/locales.ts';

/** Recipes first: whoever looks for an error in the matrix wants its fix. */
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
