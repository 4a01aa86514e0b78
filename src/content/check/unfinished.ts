/** Check that no `TODO:` of a template is left in pages and examples. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES_FOLDER } from '../../site/locales.ts';

const WRITTEN = /\.(?:ts|mjs|py|mdx)$|example\.json$/;

/** Text behind each mark of a line: to the end of a comment, or of the string that holds them. */
const marksOf = (line: string): string[] =>
  [...line.matchAll(/(?:^\s*\/\/.*?|)\bTODO: /g)].map(({ 0: start, index }) => {
    const what = line.slice(index + start.length);
    return (start.includes('//') ? what : what.replace(/['"].*/, '')).trim();
  });

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
            marksOf(text).map((what) => `${folder}/${path}:${index + 1}: is still to be written: ${what}`),
          ),
      ),
  );
}
