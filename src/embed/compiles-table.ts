/** "Where this compiles": tables of `compilers/results.json`, which `npm run test:copy` writes and compares with. */
import type { Table } from 'mdast';
import { mend, readResults, RESULTS } from '../copy-check/recorded.ts';
import { kindOf, KINDS, languageOf, type Kind, type Results } from '../copy-check/results.ts';
import { examplesFolder, readMetadata } from '../examples/files.build.ts';
import type { Locale } from '../site/locales.ts';
import { fill } from '../site/strings.ts';
import { linked, row, text } from './nodes.ts';
import { COMPILES, PROJECT_NAMES, PROJECT_TEXTS } from './strings.ts';

const COMPILERS = ['TypeScript 5.9', 'TypeScript 6', 'TypeScript 7', '@types/node 20', '@types/node 26'];

/** Tools that judge each kind of project. */
const TOOLS: Readonly<Record<Kind, readonly string[]>> = {
  esm: COMPILERS,
  bundler: COMPILERS,
  commonjs: COMPILERS,
  loose: COMPILERS,
  'every-flag': COMPILERS,
  node: ['Node.js 24'],
  tsx: ['tsx'],
  bun: ['Bun'],
  deno: ['Deno'],
  'compiled-esm': ['TypeScript 7', 'Node.js 24'],
  'compiled-commonjs': ['TypeScript 7', 'Node.js 24'],
  bundled: ['esbuild', 'Node.js 24'],
  eslint: ['ESLint', 'typescript-eslint'],
  biome: ['Biome'],
  oxlint: ['Oxlint'],
  'deno-lint': ['Deno'],
  ruff: ['Ruff'],
  mypy: ['mypy'],
};

/** Examples that have code in the language of a kind. */
const idsOf = (results: Results, kind: Kind): string[] =>
  Object.entries(results.examples)
    .filter(([, { languages }]) => languages.includes(languageOf(kind)))
    .map(([id]) => id);

/** True if no project of a kind failed with an example. */
const isClean = (results: Results, id: string, kind: Kind): boolean =>
  !(results.examples[id]?.failed ?? []).some((setting) => kindOf(setting) === kind);

/** The kinds of project: what each is, what judged the examples in it, and how many of them passed. */
export function projectsTable(locale: Locale, root: string): Table {
  const results = readResults(root);
  return {
    type: 'table',
    children: [
      row(
        text(COMPILES.project[locale]),
        text(COMPILES.what[locale]),
        text(COMPILES.by[locale]),
        text(COMPILES.clean[locale]),
      ),
      ...KINDS.map((kind) => {
        const ids = idsOf(results, kind);
        const clean = ids.filter((id) => isClean(results, id, kind)).length;
        return row(
          text(PROJECT_NAMES[kind][locale]),
          text(PROJECT_TEXTS[kind][locale]),
          [text(TOOLS[kind].map((tool) => versioned(tool, results)).join(', '))],
          [text(fill(COMPILES.share[locale], { clean, all: ids.length }))],
        );
      }),
    ],
  };
}

/** `TypeScript 5.9` with the whole version: `TypeScript 5.9.3`. */
function versioned(tool: string, { tools }: Results): string {
  const version = tools[tool];
  if (version === undefined) throw new Error(`${RESULTS} has no version of ${tool}: ${mend()}`);
  return `${tool.replace(/ [\d.]+$/, '')} ${version}`;
}

/** Every example in every kind of project; a cross says in how many projects of the kind something failed, a dash that it has no such code. */
export function compilesTable(locale: Locale, root: string, pages: ReadonlyMap<string, string>): Table {
  const results = readResults(root);
  return {
    type: 'table',
    children: [
      row([text(COMPILES.example[locale])], ...KINDS.map((kind) => [text(PROJECT_NAMES[kind][locale])])),
      ...Object.entries(results.examples).map(([id, { failed, languages }]) =>
        row(
          linked(readMetadata(id, examplesFolder(root)).title[locale], pages.get(id)),
          ...KINDS.map((kind) => {
            if (!languages.includes(languageOf(kind))) return text('–');
            const times = failed.filter((setting) => kindOf(setting) === kind).length;
            return text(times === 0 ? '✓' : `✗ ${times}`);
          }),
        ),
      ),
    ],
  };
}
