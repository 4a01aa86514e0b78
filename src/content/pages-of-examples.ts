/** Which page explains an example: where the matrix leads its readers. */
import { join } from 'node:path';
import { addressOf, listPages } from './check/check-pages.ts';
import { readOutline } from './outline-cache.ts';
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
    .map((page) => ({ page, ...readOutline(join(root, PAGES_FOLDER.es, page)).outline }))
    // An overview shows an example or two, but explains none.
    .filter(({ frontMatter }) => frontMatter['page_kind'] !== 'overview');
  const found = new Map<string, string>();
  // A page that shows an example's module comes before one that only mentions what it printed.
  for (const wanted of [/^Source of="([^"]+)" part="module"/, /^\w+ of="([^"]+)"/]) {
    for (const { page, examples } of pages) {
      for (const { value } of examples) {
        const id = wanted.exec(value)?.[1];
        if (id !== undefined && !found.has(id)) found.set(id, addressOf(page));
      }
    }
  }
  return found;
}
