/** Files that are put together from the definitions: the module that readers copy, and the words of the page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { licenceLine } from '../examples/licence-line.ts';
import type { CauseDefinition, Patterns, RuleDefinition } from './define.ts';
import { FOLDER, type DefinitionFile, type Definitions } from './load.build.ts';

/** Names that the module exports; all others are its own. */
const EXPORTED = new Set([
  'Certainty',
  'Span',
  'Cause',
  'Question',
  'Foreign',
  'Diagnosis',
  'FOREIGN',
  'RULES',
  'QUESTIONS',
  'diagnose',
]);

/** Files of the engine after the tables, each before those that use it. */
const ENGINE = ['fold', 'automaton', 'incidents', 'ranking', 'diagnose'];

/** Longest line of a table, in characters. */
const WIDTH = 110;

/** A rule with the cause that it leads to. */
interface PlacedRule {
  readonly rule: RuleDefinition;
  readonly cause: DefinitionFile<CauseDefinition>;
}

/** Every rule, best first. */
export const rulesOf = ({ causes }: Definitions): PlacedRule[] =>
  causes
    .flatMap((cause) => cause.definition.rules.map((rule) => ({ rule, cause })))
    .sort((a, b) => a.rule.rank - b.rule.rank);

/** Definitions of a kind, in the order of their ranks. */
const byRank = <T extends { readonly rank: number }>(
  files: readonly DefinitionFile<T>[],
): readonly DefinitionFile<T>[] => [...files].sort((a, b) => a.definition.rank - b.definition.rank);

/** Spellings of every signal of a role, by name. */
export function signalsOf(
  { causes, signals }: Definitions,
  role: 'errors' | 'places',
): [name: string, patterns: Patterns][] {
  return [
    ...signals.map(({ definition }) => definition),
    ...causes.map(({ definition }) => definition.signals),
  ]
    .flatMap((group) => Object.entries(group?.[role] ?? {}))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

const foreignOf = ({ foreign }: Definitions) =>
  byRank(foreign).flatMap(({ definition }) => Object.entries(definition.errors));

const keyOf = (name: string): string => (/^[\w$]+$/.test(name) ? name : JSON.stringify(name));

/** A table of spellings in code: on one line if they fit, else on lines of a template. */
function spellingTable(entries: readonly (readonly [string, Patterns])[]): string {
  const rows = entries.map(([name, patterns]) => {
    const whole = JSON.stringify(patterns.join(' · '));
    if (whole.length + name.length < WIDTH - 5) return `${keyOf(name)}: ${whole},`;
    const lines = [''];
    for (const [n, pattern] of patterns.entries()) {
      const part = n === patterns.length - 1 ? pattern : `${pattern} ·`;
      const line = lines.at(-1) ?? '';
      if (line === '') lines.splice(-1, 1, part);
      else if (line.length + part.length < WIDTH - 5) lines.splice(-1, 1, `${line} ${part}`);
      else lines.push(part);
    }
    const escaped = lines.map((line) => `    ${line.replace(/[\\`]|\$\{/g, '\\$&')}`);
    return `${keyOf(name)}: \`\n${escaped.join('\n')}\n  \`,`;
  });
  return `{\n${rows.join('\n')}\n}`;
}

function ruleTable(definitions: Definitions): string {
  const rows = rulesOf(definitions).map(({ rule, cause: { id, definition } }) =>
    JSON.stringify({
      id,
      kind: definition.kind,
      when: rule.when,
      unless: rule.unless,
      beside: rule.beside,
      page: definition.page,
      error: definition.error,
      certainty: rule.certainty,
      ask: rule.ask,
      source: definition.sources[0],
    }).replace(/"(\w+)":/g, '$1:'),
  );
  return `[\n${rows.join(',\n')},\n]`;
}

function questionTable({ questions }: Definitions): string {
  const rows = byRank(questions).map(({ id, definition }) => {
    const answers = definition.answers.map(({ id: answer, page }) => ({ id: answer, page }));
    return `${keyOf(id)}: ${JSON.stringify(answers).replace(/"(\w+)":/g, '$1:')},`;
  });
  return `{\n${rows.join('\n')}\n}`;
}

/** The tables of the module, between the marks of the regions that pages show. */
function tablesOf(definitions: Definitions): string {
  const foreign = foreignOf(definitions).map(([name, { patterns }]) => [name, patterns] as const);
  return `
// #region signals
/**
 * Signals that are looked for: lower case, no accents, one blank for many, \`/\` for \`\\\`. A whole word, unless \`*\` says
 * that it may go on there, or begin earlier; \`·\` parts one from the next. \`~\`: only if nothing surer is found. \`=\`: a
 * field of an error printed above, which begins no new one.
 */
const ERRORS: Spellings = ${spellingTable(signalsOf(definitions, 'errors'))};

/** Signs of where an error came from: frames, libraries, commands. */
const PLACES: Spellings = ${spellingTable(signalsOf(definitions, 'places'))};

/** Errors that have nothing to do with a broken pipe, by their name. */
export const FOREIGN: Readonly<Record<string, string>> = ${spellingTable(foreign)};
// #endregion signals

// #region rules
/** Best first: of those that hold for one error, the earlier is the better explanation. */
export const RULES: readonly Rule[] = ${ruleTable(definitions)};

/** Answers to each question, with their pages. */
export const QUESTIONS: Readonly<Record<Question['id'], Question['answers']>> = ${questionTable(definitions)};
// #endregion rules
`;
}

/** A file of the engine as a part of the one module: without its imports, its heading and what only files need. */
function engineFile(root: string, name: string): string {
  const path = join(root, FOLDER, 'engine', `${name}.ts`);
  return readFileSync(path, 'utf8')
    .replace(/^\/\*\*(?:(?!\*\/)[^])*\*\/\n(?=\n|import )/, '')
    .replace(/^import [^;]*;\n/gm, '')
    .replace(/^export (?=(?:type|interface|const|function) (\w+))/gm, (word, ...[declared]: string[]) =>
      EXPORTED.has(declared ?? '') ? word : '',
    );
}

/** Path of the module that readers copy. */
const MODULE = 'examples/diagnose-paste/diagnose-paste.ts';
/** Path of the words of the page. */
const WORDS = 'src/diagnosis/generated/words.data.ts';

/** The module that readers copy, before it is laid out. */
export function moduleCode(definitions: Definitions, root: string): string {
  return [
    licenceLine('diagnose-paste/diagnose-paste.ts'),
    engineFile(root, 'types').trim(),
    tablesOf(definitions),
    ...ENGINE.map((name) => engineFile(root, name)),
  ].join('\n');
}

/** Words of the causes, questions and foreign errors, in the order of the page. */
function wordsCode(definitions: Definitions): string {
  const causes = new Map(rulesOf(definitions).map(({ cause }) => [cause.id, cause.definition]));
  const questions = byRank(definitions.questions).map(({ id, definition: { ask, answers } }) => [
    id,
    { ask, answers: Object.fromEntries(answers.map(({ id: answer, says }) => [answer, says])) },
  ]);
  const table = (entries: Iterable<readonly [string, unknown]>): string =>
    JSON.stringify(Object.fromEntries(entries));
  return `/** Words of the diagnosis. Written by \`npm run diagnosis:build\` from the files of the causes: edit those. */
import type { CauseWords, QuestionWords } from '../words.ts';
import type { Said } from '../../site/strings.ts';

/** By the id of the cause. */
export const CAUSES: Readonly<Record<string, CauseWords>> = ${table(
    [...causes].map(([id, { page, error, what, settle }]) => [id, { page, error, what, settle }]),
  )};

/** By the id of the question. */
export const QUESTIONS: Readonly<Record<string, QuestionWords>> = ${table(questions as [string, unknown][])};

/** Explanations of errors that are no broken pipe, by the name that the diagnosis gives them. */
export const FOREIGN_WORDS: Readonly<Record<string, Said>> = ${table(
    foreignOf(definitions).map(([name, { what }]) => [name, what]),
  )};
`;
}

/**
 * Every generated file as it should be.
 * @returns contents by path below the project's folder
 */
export async function generatedFiles(definitions: Definitions, root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [path, code] of [
    [MODULE, moduleCode(definitions, root)],
    [WORDS, wordsCode(definitions)],
  ] as const) {
    const filepath = join(root, path);
    files.set(path, await format(code, { ...(await resolveConfig(filepath)), filepath }));
  }
  return files;
}
