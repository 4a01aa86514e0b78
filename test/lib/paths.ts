/** List of the site's pages. It is read with the parser of pages, which tests that need no list do not load. */
import { listPages } from '../../src/content/pages.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

/** Every page's path below its language's base: the home page is '', and each kind of page has an index. */
export const PATHS: readonly string[] = [
  '',
  'diagnose',
  'e',
  'recipes',
  'reference',
  'explanation',
  ...listPages(PAGES_FOLDER.es).map((path) => path.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '')),
];
