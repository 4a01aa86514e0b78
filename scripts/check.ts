/**
 * Checks pages and examples in seconds, without a build. For writers.
 *   npm run check                          every page and every example
 *   npm run check -- --planned list.txt    links may lead to pages that are not written yet: one path a line
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkPages } from '../src/content/check/check-pages.ts';
import { checkExampleTypes } from '../src/content/check/example-types.ts';
import { checkExamples } from '../src/content/check/examples.ts';
import { checkImages } from '../src/content/check/images.ts';
import { checkLinks } from '../src/content/check/links.ts';
import { checkReadable } from '../src/content/check/readable.ts';
import { checkStrings } from '../src/content/check/ui-strings.ts';
import { checkUnfinished } from '../src/content/check/unfinished.ts';
import { checkCauses } from '../src/diagnosis/check.build.ts';
import { checkEmbeds } from '../src/embed/check.build.ts';

const { values } = parseArgs({ options: { planned: { type: 'string' } } });
const planned = values.planned === undefined ? [] : readFileSync(values.planned, 'utf8').split(/\s+/);

const root = process.cwd();
const types = checkExampleTypes(root);
const problems = checkReadable(root);
// The other checks of pages cannot read one that is broken.
const isReadable = problems.length === 0;
if (isReadable) problems.push(...checkPages(root), ...checkEmbeds(root), ...checkLinks(root, planned));
problems.push(
  ...checkImages(root),
  ...checkExamples(root),
  ...checkStrings(root),
  ...checkUnfinished(root),
  ...(await checkCauses(root)),
  ...(await types),
);

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'pages and examples: all well' : `${problems.length} to mend`);
if (!isReadable) console.log('then check again: the rules of pages wait until every page can be read');
if (problems.length > 0) process.exitCode = 1;
