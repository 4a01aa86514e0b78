/** The pages of one language, in the order of the sidebar. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from './catalogue-entry.ts';
import { frontMatterOf } from './outline.ts';
import { addressOf, listPages } from './check/check-pages.ts';

/**
 * @param folder of the pages of one language
 * @returns an entry for each, by kind and then by `sidebar_position`
 */
export function listCatalogue(folder: string): Entry[] {
  return listPages(folder)
    .map((page) => {
      const frontMatter = frontMatterOf(readFileSync(join(folder, page), 'utf8'));
      return {
        kind: page.split('/')[0] ?? '',
        to: addressOf(page),
        label: frontMatter['sidebar_label'] ?? frontMatter['title'] ?? page,
        position: Number(frontMatter['sidebar_position'] ?? 1000),
      };
    })
    .sort((a, b) => a.position - b.position)
    .map(({ position: _position, ...entry }) => entry);
}
