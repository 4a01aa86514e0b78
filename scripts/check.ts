/**
 * What the build would stop at, in seconds and without a build: for writers.
 *   npm run check                          every page and every example
 *   npm run check -- --planned list.txt    links may lead to pages that are not written yet: one path a line
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { outlineOf, withoutHeadingIds } from '../src/content/outline.ts';
import { addressOf, checkPages, listPages } from '../src/content/check/check-pages.ts';
import { checkExampleTypes } from '../src/content/check/example-types.ts';
import { checkExamples } from '../src/content/check/examples.ts';
import { checkImages } from '../src/content/check/images.ts';
import { checkSyntax } from '../src/content/check/mdx-syntax.ts';
import { checkStrings } from '../src/content/check/ui-strings.ts';
import { checkUnfinished } from '../src/content/check/unfinished.ts';
import { remarkExamples } from '../src/embed/remark.ts';
import { PAGES_FOLDER } from '../src/site/locales.ts';

const { values } = parseArgs({ options: { planned: { type: 'string' } } });
const planned = values.planned === undefined ? [] : readFileSync(values.planned, 'utf8').split(/\s+/);
const bridge = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkExamples);

/** The feature's own component, which a file in `pages/` only names. */
function sourceOf(page: string): string {
  const [, component = ''] = /from '([^']+)'/.exec(readFileSync(page, 'utf8')) ?? [];
  return readFileSync(join(dirname(page), component), 'utf8');
}

/** Pages written in React, such as `/diagnose`, and the ids that stand in their source. */
const reactPages = readdirSync('src/docusaurus/pages', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx'))
  .map((file): [string, string[]] => [
    `/${file.replace(/(?:\/?index)?\.tsx$/, '')}`,
    [...sourceOf(join('src/docusaurus/pages', file)).matchAll(/ id="([\w-]+)"/g)].map(([, id = '']) => id),
  ]);

const root = process.cwd();
const types = checkExampleTypes(root);
const problems = checkSyntax(root);
// The other checks of pages cannot read one that is not MDX.
const readable = problems.length === 0;
if (readable) problems.push(...checkPages(root));
for (const folder of readable ? Object.values(PAGES_FOLDER) : []) {
  const anchors = new Map<string, string[]>();
  for (const page of listPages(folder)) {
    const ids = outlineOf(readFileSync(join(folder, page), 'utf8')).headings.map(({ value }) => value);
    anchors.set(addressOf(page), ids);
  }
  for (const [address, ids] of reactPages) anchors.set(address, ids);
  for (const page of listPages(folder)) {
    const path = join(folder, page);
    const text = readFileSync(path, 'utf8');
    try {
      const bare = withoutHeadingIds(text).text;
      bridge.runSync(bridge.parse(bare), new VFile({ path, value: bare }));
    } catch (error) {
      problems.push((error as Error).message);
    }
    for (const { line, value } of outlineOf(text).links) {
      if (/^(?:https?|mailto):/.test(value)) continue;
      const [target = '', anchor] = value.split('#');
      const ids = anchors.get(target === '' ? addressOf(page) : target);
      if (ids === undefined) {
        if (!planned.includes(target) && !existsSync(join('static', target)))
          problems.push(`${path}:${line}: link "${value}" leads to no page: correct it or write the page`);
      } else if (anchor !== undefined && !ids.includes(anchor)) {
        problems.push(`${path}:${line}: link "${value}": there is no heading with that id`);
      }
    }
  }
}
problems.push(
  ...checkImages(root),
  ...checkExamples(root),
  ...checkStrings(root),
  ...checkUnfinished(root),
  ...(await types),
);

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'pages and examples: all well' : `${problems.length} to mend`);
if (problems.length > 0) process.exitCode = 1;
