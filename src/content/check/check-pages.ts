/**
 * Rules that every page must satisfy, checked by the build and by `npm run check`. In stages, each a file beside this one:
 *   1. every page exists in both languages (here);
 *   2. ids of headings, no code or output by hand, quoted messages stand in a recording (`alone.ts`);
 *   3. a page has the sections of its kind, and a recipe shows its module in a real setting (`sections.ts`);
 *   4. twins have the same heading ids, elements in the same order, inline code and links (`same-facts.ts`);
 *   5. the English page names the revision of the Spanish page that it was made from (`revision.ts`).
 * `npm run check` also makes those that the build makes by itself: `readable.ts`, `links.ts`, `images.ts`,
 * `examples.ts`, `example-types.ts`, `unfinished.ts`.
 */
import { join, relative } from 'node:path';
import { PAGES_FOLDER } from '../../site/locales.ts';
import { readPage } from '../page.ts';
import { listPages } from '../pages.ts';
import { checkAlone, corpus } from './alone.ts';
import type { Problem } from './problem.ts';
import { checkRevision } from './revision.ts';
import { compareTwins } from './same-facts.ts';
import { checkSections, checkSettings } from './sections.ts';
import type { Twin } from './twin.ts';

/**
 * @param root the project's folder
 * @returns every problem found; none if all is well
 */
export function checkPages(root: string): Problem[] {
  const problems: Problem[] = [];
  const spanish = listPages(join(root, PAGES_FOLDER.es));
  const english = listPages(join(root, PAGES_FOLDER.en));
  for (const path of spanish.filter((page) => !english.includes(page))) {
    problems.push(`${PAGES_FOLDER.es}/${path}:1: has no English twin: write ${PAGES_FOLDER.en}/${path}`);
  }
  for (const path of english.filter((page) => !spanish.includes(page))) {
    problems.push(`${PAGES_FOLDER.en}/${path}:1: has no Spanish original: write ${PAGES_FOLDER.es}/${path}`);
  }
  const recorded = corpus(root);
  for (const path of spanish.filter((page) => english.includes(page))) {
    const [es, en] = [PAGES_FOLDER.es, PAGES_FOLDER.en].map((folder) => {
      const file = join(root, folder, path);
      return { file: relative(root, file), ...readPage(file) };
    }) as [Twin, Twin];
    problems.push(
      ...checkAlone(es, recorded),
      ...checkAlone(en, recorded),
      ...checkSections(path, es),
      ...checkSettings(path, es),
      ...compareTwins(es, en),
      ...checkRevision(path, es, en),
    );
  }
  return problems;
}
