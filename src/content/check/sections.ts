/** Sections of a page of each kind, in their order; a recipe also shows its module in a real setting. */
import type { Problem } from './problem.ts';
import type { Twin } from './twin.ts';

/** Sections of the page of one error. Its spellings stand in the first, in one block that can be copied. */
const ERROR_SECTIONS = [
  'as-you-see-it',
  'in-one-sentence',
  'what-it-is',
  'what-to-do',
  'make-it-happen',
  'why',
  'when-not',
  'runtimes',
  'look-alikes',
  'in-python',
  'sources',
];
/** Sections of a recipe. `package` says when a package is the better answer, or why none is; `python` may be absent, where the situation does not exist there. */
const RECIPE_SECTIONS = ['code', 'prints', 'without', 'package', 'limits', 'errors', 'python', 'sources'];

/** Front matter `page_kind` names the few pages that have a form of their own. */
export function checkSections(path: string, { file, frontMatter, headings, elements }: Twin): Problem[] {
  const kind = frontMatter.page_kind ?? path.split('/')[0];
  const wanted = { reference: ERROR_SECTIONS, recipes: RECIPE_SECTIONS }[kind ?? ''] ?? [];
  const problems: Problem[] = [];
  const found = headings.map(({ value }) => value).filter((id) => wanted.includes(id));
  const must = wanted.filter((id) => id !== 'python' || found.includes(id));
  if (found.join() !== must.join()) {
    problems.push(
      `${file}:1: has the sections ${found.join(', ') || 'none'}: write ${must.join(', ')}, in this order`,
    );
  }
  if (wanted === ERROR_SECTIONS && !elements.some(({ name }) => name === 'Spellings')) {
    problems.push(
      `${file}:1: does not show how the error is printed: put <Spellings of="…" /> under {#as-you-see-it}`,
    );
  }
  return problems;
}

/** A module for TypeScript is also shown where people use it; what is Python's alone is shown so by its demo. */
export function checkSettings(path: string, { file, elements }: Twin): Problem[] {
  if (!path.startsWith('recipes/')) return [];
  return elements.flatMap(({ line, name, attributes: { of, part, lang } }) => {
    if (name !== 'Source' || part !== 'module' || lang !== undefined || of === undefined) return [];
    const isShown = elements.some(
      (other) =>
        ['Source', 'Output'].includes(other.name) &&
        other.attributes['of'] === of &&
        /^demo-(?:in|with)-/.test(other.attributes['part'] ?? ''),
    );
    if (isShown) return [];
    return [
      `${file}:${line}: does not show ${of} in a real setting: write examples/${of}/demo-in-….ts ` +
        `(Express, Fastify, a command-line tool, a worker) and put <Source of="${of}" part="demo-in-…" /> under {#code}`,
    ];
  });
}
