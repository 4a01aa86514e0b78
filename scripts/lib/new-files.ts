/** Files of a new example, page or cause, made from `scripts/templates/`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { revisionOf } from '../../src/content/check/revision.ts';
import { listExamples } from '../../src/examples/files.build.ts';
import { licenceLine } from '../../src/examples/licence-line.ts';
import { LOCALES, PAGES_FOLDER } from '../../src/site/locales.ts';

/** Input that cannot be used: its message is all that the person at the terminal needs. */
export class BadInput extends Error {}

/** Files to write, by their path below the root, and the lines that say what to do next. */
export interface NewFiles {
  readonly files: ReadonlyMap<string, string>;
  readonly next: readonly string[];
}

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const TEMPLATES = fileURLToPath(new URL('../templates/', import.meta.url));

/** Reads a template and puts values in place of `__NAME__`. */
function fillTemplate(path: string, values: Readonly<Record<string, string>>): string {
  return readFileSync(join(TEMPLATES, `${path}.template`), 'utf8').replace(
    /__([A-Z]+)__/g,
    (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`scripts/templates/${path}.template wants __${name}__`);
      return value;
    },
  );
}

function checkId(id: string, of: string): void {
  if (ID.test(id)) return;
  throw new BadInput(
    `"${id}" cannot name ${of}: use lower-case letters, digits and single hyphens, such as catch-epipe`,
  );
}

function checkAbsent(root: string, path: string): void {
  if (existsSync(join(root, path))) throw new BadInput(`${path} is there already: choose another name`);
}

const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Words that TypeScript keeps for itself, among those that an id could be. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** @param id such as `catch-epipe`: the folder, the module and, in camel case, its function are named after it */
export function newExample(id: string, root: string): NewFiles {
  checkId(id, 'an example');
  if (RESERVED.has(id))
    throw new BadInput(`"${id}" is a word of TypeScript: add what it is about, as in ${id}-epipe`);
  const test = `test/modules/${id}.test.ts`;
  for (const path of [`examples/${id}`, test]) checkAbsent(root, path);
  const files = new Map<string, string>();
  for (const [template, file] of [
    ['module.ts', `${id}.ts`],
    ['demo.ts', 'demo.ts'],
    ['demo-in-cli.ts', 'demo-in-cli.ts'],
    ['without-handler.ts', 'without-handler.ts'],
    ['example.json', 'example.json'],
  ] as const) {
    const values = { ID: id, FUNCTION: camelCase(id), HEADER: licenceLine(`${id}/${file}`) };
    files.set(`examples/${id}/${file}`, fillTemplate(`example/${template}`, values));
  }
  files.set(test, fillTemplate('example/test.ts', { ID: id, FUNCTION: camelCase(id) }));
  return {
    files,
    next: [
      `1. Write what is marked TODO: the module is examples/${id}/${id}.ts, its titles stand in example.json.`,
      `2. npx vitest run --project unit ${test}`,
      `3. npm run record -- ${id}`,
      `4. npm ci --prefix runtimes, once; then npm run record -- --all ${id}`,
      `5. npm run test:copy -- --record ${id}`,
      '6. npm run check',
      'CONTRIBUTING.md, "Your first example", says more of each.',
    ],
  };
}

/** Kinds of pages, which are the folders that they stand in, and whether they show an example from the start. */
const KINDS: ReadonlyMap<string, { readonly showsExample: boolean }> = new Map([
  ['recipes', { showsExample: true }],
  ['reference', { showsExample: true }],
  ['explanation', { showsExample: false }],
]);

/**
 * @param page such as `recipes/child-stdin`
 * @param example that the page shows; without it, the one of the page's own name
 */
export function newPage(page: string, example: string | undefined, root: string): NewFiles {
  const [folder = '', name = '', ...rest] = page.replace(/\.mdx$/, '').split('/');
  const kind = KINDS.get(folder);
  if (kind === undefined || name === '' || rest.length > 0) {
    throw new BadInput(`"${page}" is no page: name it <folder>/<name>, the folder ${listed(KINDS.keys())}`);
  }
  checkId(name, 'a page');
  const file = `${folder}/${name}.mdx`;
  for (const locale of LOCALES) checkAbsent(root, `${PAGES_FOLDER[locale]}/${file}`);
  const shown = example ?? name;
  if (kind.showsExample && !listExamples(join(root, 'examples')).includes(shown)) {
    throw new BadInput(
      `there is no example "${shown}" for the page to show: ` +
        `npm run new -- example ${shown}, or name one: npm run new -- page ${folder}/${name} --example <id>`,
    );
  }
  const files = new Map<string, string>();
  const spanish = fillTemplate(`page/${folder}.es.mdx`, { EXAMPLE: shown });
  const english = fillTemplate(`page/${folder}.en.mdx`, { EXAMPLE: shown });
  files.set(`${PAGES_FOLDER.es}/${file}`, spanish);
  files.set(
    `${PAGES_FOLDER.en}/${file}`,
    english.replace(/^---\n/, `---\nsource_revision: ${revisionOf(spanish)}\n`),
  );
  return {
    files,
    next: [
      '1. Write what is marked TODO, in both languages.',
      `2. npm run translate:stamp -- ${file}`,
      '3. npm run check',
    ],
  };
}

const USAGE =
  'npm run new -- example <id> | npm run new -- page <folder/name> [--example <id>] | npm run new -- cause <group/id>';

function read(args: readonly string[]): { kind: string; name: string; example: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { example: { type: 'string' } },
    });
    const [kind, name, ...rest] = positionals;
    if (kind !== undefined && name !== undefined && rest.length === 0)
      return { kind, name, example: values.example };
  } catch {
    // An unknown option is answered as a missing name is.
  }
  throw new BadInput(USAGE);
}

/**
 * Works out what the arguments of `npm run new` ask for.
 * @throws {BadInput} when they cannot be used
 */
export function planFiles(args: readonly string[], root: string): NewFiles {
  const { kind, name, example } = read(args);
  if (kind === 'example') return newExample(name, root);
  if (kind === 'page') return newPage(name, example, root);
  if (kind === 'cause') return newCause(name, root);
  throw new BadInput(`there is no "${kind}" to make: ${USAGE}`);
}

const CAUSES = 'src/diagnosis/causes';

const foldersIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

/** Rank behind those of all causes, so that no other cause loses a text to the new one. */
function lastRank(root: string): number {
  const ranks = readdirSync(join(root, CAUSES), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.data.ts'))
    .flatMap((path) => [...readFileSync(join(root, CAUSES, path), 'utf8').matchAll(/\brank: (\d+)/g)])
    .map(([, rank]) => Number(rank));
  return Math.max(0, ...ranks) + 10;
}

/** @param cause such as `socket/lost-uplink`: its group, then its id */
export function newCause(cause: string, root: string): NewFiles {
  const [group = '', id = '', ...rest] = cause.split('/');
  const groups = foldersIn(join(root, CAUSES));
  if (!groups.includes(group) || id === '' || rest.length > 0)
    throw new BadInput(`"${cause}" is no cause: name it <group>/<id>, the group ${listed(groups)}`);
  checkId(id, 'a cause');
  for (const other of groups) checkAbsent(root, `${CAUSES}/${other}/${id}.data.ts`);
  const path = `${CAUSES}/${group}/${id}.data.ts`;
  const values = { ID: id, FUNCTION: camelCase(id), RANK: String(lastRank(root)) };
  return {
    files: new Map([[path, fillTemplate('cause/cause.data.ts', values)]]),
    next: [
      `1. Write what is marked TODO in ${path}; its form is said in src/diagnosis/define.ts.`,
      '2. npm run diagnosis:build: it says what is still wrong, or writes the module that readers copy.',
      '3. npx vitest run --project unit test/diagnosis/causes.test.ts',
      '4. npm ci --prefix runtimes, once; then npm run record -- --all diagnose-paste',
      '5. npm run test:copy -- --record diagnose-paste',
      '6. npm run check',
    ],
  };
}

function listed(names: Iterable<string>): string {
  const all = [...names];
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

/** Writes the files, laid out as `npm run format` lays them out. */
export async function writeFiles(files: ReadonlyMap<string, string>, root: string): Promise<void> {
  for (const [path, text] of files) {
    const to = join(root, path);
    mkdirSync(dirname(to), { recursive: true });
    // The project's own layout rules, wherever the files go.
    const options = await resolveConfig(join(TEMPLATES, basename(path)));
    const formatted = /\.(ts|json)$/.test(path) ? await format(text, { ...options, filepath: to }) : text;
    writeFileSync(to, formatted);
  }
}
