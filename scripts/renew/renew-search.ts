/**
 * Measures the search and makes what it reaches the limit, in bench/search/figures.json. Prints what changed.
 *   npm run renew:search
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, readFigures, SETS, type Figures } from '../../bench/search/figures.ts';
import { LOCALES } from '../../src/site/locales.ts';

const root = process.cwd();
const path = join(root, 'bench', 'search', 'figures.json');
const before = existsSync(path) ? readFigures(root) : undefined;
const figures = Object.fromEntries(
  LOCALES.map((locale) => {
    const measured = measure(root, locale);
    return [locale, Object.fromEntries(SETS.map((set) => [set, measured[set].figure]))];
  }),
) as Figures;
for (const locale of LOCALES) {
  for (const set of SETS) {
    const { first, firstThree, of } = figures[locale][set];
    const was = before?.[locale][set];
    console.log(
      `${locale} ${set}: first ${was?.first ?? '-'} -> ${first}, among three ${was?.firstThree ?? '-'} -> ${firstThree}, of ${of}`,
    );
  }
}
writeFileSync(path, `${JSON.stringify(figures, undefined, 2)}\n`);
