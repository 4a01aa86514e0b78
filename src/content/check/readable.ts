/** Pages that can be read at all, which every other check takes for granted: MDX, with the front matter that pages have. */
import { join } from 'node:path';
import { PAGES_FOLDER } from '../../site/locales.ts';
import { BrokenPage } from '../broken-page.ts';
import { readPage } from '../page.ts';
import { listPages } from '../pages.ts';
import type { Problem } from './problem.ts';

/** @param root the project's folder */
export function checkReadable(root: string): Problem[] {
  return Object.values(PAGES_FOLDER).flatMap((folder) =>
    listPages(join(root, folder)).flatMap((page) => {
      try {
        readPage(join(root, folder, page));
        return [];
      } catch (error) {
        if (!(error instanceof BrokenPage)) throw error;
        return error.problems.map(({ line, value }) => `${folder}/${page}:${line}: ${value}`);
      }
    }),
  );
}
