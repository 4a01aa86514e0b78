/** Examples that a page shows, as its elements say. */
import { join } from 'node:path';
import { readPage, type Page } from '../content/page.ts';
import { PAGES_FOLDER, type Locale } from '../site/locales.ts';
import { embedOf } from './elements/index.ts';

/** Ids of the examples, each once; `all` for a page that shows a table of them. */
export function examplesShownBy({ elements }: Pick<Page, 'elements'>): readonly string[] | 'all' {
  const ids = new Set<string>();
  for (const { name, attributes } of elements) {
    const shown = embedOf(name)?.examples(attributes) ?? [];
    if (shown === 'all') return 'all';
    for (const id of shown) ids.add(id);
  }
  return [...ids];
}

/** Ids of the examples that the page at a path within the folder of its language shows. */
export const shownOn = (root: string, locale: Locale, path: string): readonly string[] | 'all' =>
  examplesShownBy(readPage(join(root, PAGES_FOLDER[locale], path)));
