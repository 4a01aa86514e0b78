/** Check that no `TODO:` of a template is left in pages and examples. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES_FOLDER } from '../../site/locales.ts';

const WRITTEN = /\.(?:ts|mjs|py|mdx)$|example\.json$/;

/**
 * @param root the project's folder
 * @returns one line for each mark
 */
export function checkUnfinished(root: string): string[] {
  return [...Object.values(PAGES_FOLDER), 'examples', 'src/diagnosis'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => WRITTEN.test(path) && !path.includes('node_modules'))
      .sort()
      .flatMap((path) =>
        readFileSync(join(root, folder, path), 'utf8')
          .split('\n')
          .flatMap((text, index) =>
            [...text.matchAll(/\bTODO: ([^'"]*)/g)].map(
              ([, what = '']) => `${folder}/${path}:${index + 1}: is still to be written: ${what.trim()}`,
            ),
          ),
      ),
  );
}
