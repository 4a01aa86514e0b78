/** "Where this compiles": tables of `compilers/results.json`, which `npm run test:copy` writes and compares with. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PhrasingContent, Table, TableRow } from 'mdast';
import { codeHash, kindOf, KINDS, resultsSchema, type Kind, type Results } from '../copy-check/results.ts';
import { filesOf } from '../publish/example-files.ts';
import { closureOf, listExamples, readMetadata } from '../examples/files.build.ts';
import type { Locale } from '../site/locales.ts';

const RESULTS = 'compilers/results.json';
/** @param id of an example; without it, of all of them */
const mend = (id = ''): string => `run \`npm run test:copy -- --record${id && ` ${id}`}\``;

const COMPILERS = ['TypeScript 5.9', 'TypeScript 6', 'TypeScript 7', '@types/node 20', '@types/node 26'];

/** Each kind of project: what it is called above a column, what is in it, and the tools that judge it. */
const PROJECTS: Record<
  Kind,
  Record<Locale, readonly [name: string, what: string]> & { by: readonly string[] }
> = {
  esm: {
    es: ['ESM', 'Módulos ES: "type": "module", "module": "nodenext" y "strict"'],
    en: ['ESM', 'ES modules: "type": "module", "module": "nodenext" and "strict"'],
    by: COMPILERS,
  },
  bundler: {
    es: ['Bundler', 'Como en una plantilla de Vite: "moduleResolution": "bundler", con los tipos del DOM'],
    en: ['Bundler', 'As in a Vite template: "moduleResolution": "bundler", with the types of the DOM'],
    by: COMPILERS,
  },
  commonjs: {
    es: ['CommonJS', 'CommonJS: sin "type" en package.json, con "strict"'],
    en: ['CommonJS', 'CommonJS: no "type" in package.json, with "strict"'],
    by: COMPILERS,
  },
  loose: {
    es: ['Sin strict', 'Módulos ES con "strict": false'],
    en: ['Not strict', 'ES modules with "strict": false'],
    by: COMPILERS,
  },
  'every-flag': {
    es: ['Todo estricto', 'Todas las opciones estrictas que tiene el compilador'],
    en: ['All strict', 'Every strict option that the compiler has'],
    by: COMPILERS,
  },
  node: {
    es: ['node', 'node archivo.ts, sin nada más: el propio Node.js quita los tipos'],
    en: ['node', 'node file.ts and nothing else: Node.js itself strips the types'],
    by: ['Node.js 24'],
  },
  tsx: {
    es: ['tsx', 'npx tsx archivo.ts, en Node.js 20'],
    en: ['tsx', 'npx tsx file.ts, on Node.js 20'],
    by: ['tsx'],
  },
  bun: { es: ['Bun', 'bun archivo.ts'], en: ['Bun', 'bun file.ts'], by: ['Bun'] },
  deno: { es: ['Deno', 'deno run archivo.ts'], en: ['Deno', 'deno run file.ts'], by: ['Deno'] },
  'compiled-esm': {
    es: ['tsc, ESM', 'El JavaScript que genera tsc en el proyecto ESM, ejecutado'],
    en: ['tsc, ESM', 'The JavaScript that tsc emits in the ESM project, run'],
    by: ['TypeScript 7', 'Node.js 24'],
  },
  'compiled-commonjs': {
    es: ['tsc, CommonJS', 'El JavaScript que genera tsc en el proyecto CommonJS, ejecutado'],
    en: ['tsc, CommonJS', 'The JavaScript that tsc emits in the CommonJS project, run'],
    by: ['TypeScript 7', 'Node.js 24'],
  },
  bundled: {
    es: ['esbuild', 'El ejemplo en un solo archivo, hecho por esbuild y ejecutado'],
    en: ['esbuild', 'The example in a single file, made by esbuild and run'],
    by: ['esbuild', 'Node.js 24'],
  },
  eslint: {
    es: [
      'ESLint',
      'Las reglas recomendadas de ESLint y de typescript-eslint, incluidas las que usan los tipos',
    ],
    en: ['ESLint', 'The recommended rules of ESLint and typescript-eslint, including those that use types'],
    by: ['ESLint', 'typescript-eslint'],
  },
  biome: {
    es: ['Biome', 'Las reglas recomendadas de Biome'],
    en: ['Biome', 'The recommended rules of Biome'],
    by: ['Biome'],
  },
  oxlint: {
    es: ['Oxlint', 'Las reglas que Oxlint trae activadas'],
    en: ['Oxlint', 'The rules that Oxlint has on by default'],
    by: ['Oxlint'],
  },
};

const WORDS = {
  es: {
    project: 'Proyecto',
    what: 'Qué es',
    by: 'Comprobado con',
    clean: 'Pasan',
    of: 'de',
    example: 'Ejemplo',
  },
  en: {
    project: 'Project',
    what: 'What it is',
    by: 'Checked with',
    clean: 'Pass',
    of: 'of',
    example: 'Example',
  },
} as const;

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const row = (...cells: PhrasingContent[][]): TableRow => ({
  type: 'tableRow',
  children: cells.map((children) => ({ type: 'tableCell', children })),
});

/** Hash of all the code of an example, with what it needs; undefined where there is none to compile. */
function inputsOf(id: string, folder: string): string | undefined {
  const own = filesOf(id, folder).filter((file) => /\.(?:ts|mjs)$/.test(file));
  const all = new Set(own.flatMap((file) => closureOf(join(folder, id, file))));
  if (all.size === 0) return undefined;
  return codeHash(
    [...all].map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)] as const),
  );
}

/**
 * @param root the project's folder
 * @returns what was recorded of each example that has code
 * @throws when nothing was, or when the code is no longer what was tried
 */
export function readResults(root: string): Results {
  const path = join(root, RESULTS);
  if (!existsSync(path)) throw new Error(`${RESULTS} is missing: ${mend()}`);
  const results = resultsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const folder = join(root, 'examples');
  for (const id of new Set([...Object.keys(results.examples), ...listExamples(folder)])) {
    const now = existsSync(join(folder, id)) ? inputsOf(id, folder) : undefined;
    if (results.examples[id]?.inputs !== now) {
      throw new Error(`${RESULTS} is stale, the files of ${id} have changed: ${mend(id)}`);
    }
  }
  return results;
}

/** Whether nothing of an example failed in any project of a kind. */
const isClean = (results: Results, id: string, kind: Kind): boolean =>
  !(results.examples[id]?.failed ?? []).some((setting) => kindOf(setting) === kind);

/** The kinds of project: what each is, what judged the examples in it, and how many of them passed. */
export function projectsTable(locale: Locale, root: string): Table {
  const results = readResults(root);
  const words = WORDS[locale];
  const ids = Object.keys(results.examples);
  return {
    type: 'table',
    children: [
      row([text(words.project)], [text(words.what)], [text(words.by)], [text(words.clean)]),
      ...KINDS.map((kind) => {
        const {
          by,
          [locale]: [name, what],
        } = PROJECTS[kind];
        const clean = ids.filter((id) => isClean(results, id, kind)).length;
        return row(
          [text(name)],
          [text(what)],
          [text(by.map((tool) => versioned(tool, results)).join(', '))],
          [text(`${clean} ${words.of} ${ids.length}`)],
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

/** Every example in every kind of project; a cross says in how many projects of the kind something failed. */
export function compilesTable(locale: Locale, root: string, pages: ReadonlyMap<string, string>): Table {
  const results = readResults(root);
  return {
    type: 'table',
    children: [
      row([text(WORDS[locale].example)], ...KINDS.map((kind) => [text(PROJECTS[kind][locale][0])])),
      ...Object.entries(results.examples).map(([id, { failed }]) => {
        const title = text(readMetadata(id, join(root, 'examples')).title[locale]);
        const page = pages.get(id);
        return row(
          [page === undefined ? title : { type: 'link', url: page, children: [title] }],
          ...KINDS.map((kind) => {
            const times = failed.filter((setting) => kindOf(setting) === kind).length;
            return [text(times === 0 ? '✓' : `✗ ${times}`)];
          }),
        );
      }),
    ],
  };
}
