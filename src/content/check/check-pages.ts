/**
 * What holds for the pages of both languages. The build runs it, and so do the tests. In stages:
 *   1. every page exists in both languages;
 *   2. no page holds code or output typed by hand;
 *   3. twins have the same heading ids, examples in the same order, inline code and links;
 *   4. what looks like an error message stands in a recording, word for word;
 *   5. the English page names the revision of the Spanish page that it was made from;
 *   6. a page has the sections of its kind, in their order: error pages in `reference/`, recipes in `recipes/`;
 *   7. a recipe shows its module in a real setting.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Outline } from '../outline.ts';
import { readOutline } from '../outline-cache.ts';
import { PAGES_FOLDER } from '../../site/locales.ts';

/** One thing to mend: `file:line: what, and how to mend it`. */
export type Problem = string;

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
/** Sections of a recipe; `python` may be absent, where the situation does not exist there. */
const RECIPE_SECTIONS = ['code', 'prints', 'without', 'limits', 'errors', 'python', 'sources'];

const MESSAGE =
  /\b(?:Errno|[A-Z]\w*Error|(?:write|read|connect|spawn|send) E[A-Z]{3,}|ended by the other|hang up)\b/;

/** Pages under a folder, as paths relative to it. */
export function listPages(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.mdx?$/.test(path))
    .sort();
}

/** Where a page is served, without the locale: `recipes/tls.mdx` at `/recipes/tls`. */
export const addressOf = (page: string): string => `/${page.replace(/\.mdx?$/, '')}`;

/** The revision of a page: the name that git gives its content, cut to 12 digits. */
export function revisionOf(content: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest('hex')
    .slice(0, 12);
}

/** Everything that was ever recorded, and every source of an example: where an error message may be quoted from. */
function corpus(root: string): string {
  const folder = join(root, 'examples');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(json|ts|py)$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n')
    .replaceAll('\\"', '"')
    .replaceAll('\\n', '\n');
}

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
  const recordedText = corpus(root);
  for (const path of spanish.filter((page) => english.includes(page))) {
    const [es, en] = [PAGES_FOLDER.es, PAGES_FOLDER.en].map((folder) => {
      const file = join(root, folder, path);
      return { file: relative(root, file), ...readOutline(file) };
    }) as [Page, Page];
    for (const page of [es, en]) problems.push(...checkAlone(page, recordedText));
    problems.push(...checkSections(path, es));
    if (path.startsWith('recipes/')) problems.push(...checkSettings(es));
    problems.push(...compare(es, en));
    const revision = revisionOf(es.text);
    if (en.outline.frontMatter['source_revision'] !== revision) {
      problems.push(
        `${en.file}:1: is stale, made from ${en.outline.frontMatter['source_revision'] ?? 'no revision'} of ${es.file}, now ${revision}: ` +
          `bring it up to date, then \`npm run translate:stamp -- ${path}\``,
      );
    }
  }
  return problems;
}

interface Page {
  readonly file: string;
  readonly text: string;
  readonly outline: Outline;
}

function checkAlone({ file, outline }: Page, recordedText: string): Problem[] {
  const problems: Problem[] = [];
  for (const key of ['title', 'description']) {
    if (!outline.frontMatter[key]) problems.push(`${file}:1: has no ${key}: add it to the front matter`);
  }
  for (const { line, value } of outline.headings) {
    if (value === '')
      problems.push(
        `${file}:${line}: the heading has no id: end it with {#some-id}, the same in both languages`,
      );
  }
  for (const { line } of outline.blocks) {
    problems.push(`${file}:${line}: holds code typed by hand: bring it in with <Source> or <Output>`);
  }
  for (const { line, value } of outline.codes) {
    if (
      value.includes(' ') &&
      MESSAGE.test(value) &&
      !value.startsWith('Fact ') &&
      !recordedText.includes(value)
    ) {
      problems.push(`${file}:${line}: \`${value}\` is in no recording: quote what was recorded, with <Fact>`);
    }
  }
  return problems;
}

/** Front matter `page_kind` names the few pages that have a form of their own. */
function checkSections(path: string, { file, outline }: Page): Problem[] {
  const kind = outline.frontMatter['page_kind'] ?? path.split('/')[0];
  const wanted = { reference: ERROR_SECTIONS, recipes: RECIPE_SECTIONS }[kind ?? ''] ?? [];
  const problems: Problem[] = [];
  const found = outline.headings.filter(({ value }) => wanted.includes(value));
  const must = wanted.filter((id) => id !== 'python' || found.some(({ value }) => value === id));
  if (found.map(({ value }) => value).join() !== must.join()) {
    problems.push(
      `${file}:1: has the sections ${found.map(({ value }) => value).join(', ') || 'none'}: write ${must.join(', ')}, in this order`,
    );
  }
  if (wanted === ERROR_SECTIONS && !outline.examples.some(({ value }) => value.startsWith('Spellings '))) {
    problems.push(
      `${file}:1: does not show how the error is printed: put <Spellings of="…" /> under {#as-you-see-it}`,
    );
  }
  return problems;
}

/** A module for TypeScript is also shown where people use it; what is Python's alone is shown so by its demo. */
function checkSettings({ file, outline }: Page): Problem[] {
  return outline.examples.flatMap(({ line, value }) => {
    const id = /^Source of="([\w-]+)" part="module"(?! lang)/.exec(value)?.[1];
    const setting = new RegExp(`^(?:Source|Output) of="${id}" part="demo-(?:in|with)-`);
    if (id === undefined || outline.examples.some((other) => setting.test(other.value))) return [];
    return [
      `${file}:${line}: does not show ${id} in a real setting: write examples/${id}/demo-in-….ts ` +
        `(Express, Fastify, a command-line tool, a worker) and put <Source of="${id}" part="demo-in-…" /> under {#code}`,
    ];
  });
}

function compare(es: Page, en: Page): Problem[] {
  const problems: Problem[] = [];
  for (const [what, kind] of [
    ['headings', 'heading ids'],
    ['examples', 'examples'],
  ] as const) {
    const [left, right] = [es.outline[what], en.outline[what]];
    const length = Math.max(left.length, right.length);
    for (let n = 0; n < length; n += 1) {
      if (left[n]?.value === right[n]?.value) continue;
      problems.push(
        `${en.file}:${right[n]?.line ?? 1}: ${kind} differ: "${right[n]?.value ?? 'nothing'}" here, ` +
          `"${left[n]?.value ?? 'nothing'}" in ${es.file}:${left[n]?.line ?? 1}: make them the same, in the same order`,
      );
      break;
    }
  }
  for (const [what, kind] of [
    ['links', 'link'],
    ['codes', 'inline code'],
  ] as const) {
    for (const [here, there] of [
      [es, en],
      [en, es],
    ] as const) {
      const other = new Set(there.outline[what].map(({ value }) => value));
      for (const { line, value } of here.outline[what]) {
        if (!other.has(value))
          problems.push(
            `${here.file}:${line}: ${kind} "${value}" is not in ${there.file}: same facts in both`,
          );
      }
    }
  }
  return problems;
}
