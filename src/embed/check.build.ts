/** Check that elements of pages can be made; each error is reported with file and line. */
import { join } from 'node:path';
import { VFile } from 'vfile';
import { readPage } from '../content/page.ts';
import { listPages } from '../content/pages.ts';
import { LOCALES, PAGES_FOLDER } from '../site/locales.ts';
import { replaceEmbeds } from './remark.build.ts';

/**
 * @param root the project's folder
 * @returns one line for the first such element of each page
 */
export function checkEmbeds(root: string): string[] {
  const examples = join(root, 'examples');
  return LOCALES.flatMap((locale) =>
    listPages(join(root, PAGES_FOLDER[locale])).flatMap((page) => {
      const path = join(PAGES_FOLDER[locale], page);
      const { tree, text } = readPage(join(root, path));
      const file = new VFile({ path, value: text });
      try {
        replaceEmbeds(tree().root, file, { locale, examples, site: undefined }, (made) => [made.toPage()]);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    }),
  );
}
