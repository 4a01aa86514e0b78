/** Rules for the files of the diagnosis: each problem names file, line and mend. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform, type Message } from 'esbuild';
import type * as z from 'zod';
import { readRecording } from '../examples/files.build.ts';
import { LOCALES, PAGES_FOLDER } from '../site/locales.ts';
import type { Said } from '../site/strings.ts';
import { generatedFiles, moduleCode, rulesOf, signalsOf } from './assemble.build.ts';
import { MADE_UP, type CauseDefinition } from './define.ts';
import { fold } from './engine/fold.ts';
import type { Diagnosis } from './engine/types.ts';
import { exportsOf, FOLDER, loadDefinitions, type DefinitionFile, type Definitions } from './load.build.ts';
import { causeSchema, foreignSchema, questionSchema, signalsSchema } from './schema.build.ts';
import { piecesOf } from './words.ts';

/** Says of a file what is wrong at the first line that holds a text, and how to mend it. */
type Report = (path: string, at: string, problem: string) => void;

/** Signals that the engine itself reads to part a text into errors. */
const STRUCTURE = new Set(['begins', 'cause']);

/** Definitions that were read, and a line for each problem in them: where there is one, nothing can be built. */
export interface CheckedDefinitions {
  readonly definitions: Definitions | undefined;
  readonly problems: readonly string[];
}

/**
 * Checks the definitions, whether or not what is built of them is up to date.
 * @param root the project's folder
 */
export async function checkDefinitions(root: string): Promise<CheckedDefinitions> {
  const problems: string[] = [];
  const report: Report = (path, at, problem) => {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    problems.push(`${path}:${Math.max(1, lines.findIndex((line) => line.includes(at)) + 1)}: ${problem}`);
  };
  let definitions: Definitions;
  try {
    definitions = await loadDefinitions(root);
  } catch (error) {
    const told = (error as { errors?: Message[] }).errors?.map(messageLine) ?? [String(error)];
    return { definitions: undefined, problems: told };
  }
  checkShapes(definitions, report);
  // The other checks need the shapes to be right.
  if (problems.length > 0) return { definitions, problems };
  checkIds(definitions, report);
  checkRules(definitions, report);
  checkPatterns(definitions, report);
  const recordings = new Recordings(root);
  for (const cause of definitions.causes) checkCause(cause, root, recordings, report);
  checkQuestions(definitions, root, report);
  await checkSamples(definitions, root, report);
  return { definitions, problems };
}

/**
 * Checks the definitions and what is built of them.
 * @param root the project's folder
 * @returns a line for each problem; in a second or two
 */
export async function checkCauses(root: string): Promise<readonly string[]> {
  const { definitions, problems } = await checkDefinitions(root);
  // Built files are compared when all else is right.
  if (definitions === undefined || problems.length > 0) return problems;
  return [...(await generatedFiles(definitions, root))]
    .filter(
      ([path, contents]) =>
        !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== contents,
    )
    .map(([path]) => `${path}:1: is not up to date: run npm run diagnosis:build`);
}

const messageLine = ({ text, location }: Message): string =>
  location === null
    ? `${FOLDER}:1: ${text}: correct it`
    : `${FOLDER}/${location.file}:${location.line}: ${text}: correct it`;

function checkShapes(definitions: Definitions, report: Report): void {
  const check = (files: readonly DefinitionFile<unknown>[], schema: z.ZodType): void => {
    for (const { path, definition } of files) {
      for (const { path: at, message } of schema.safeParse(definition).error?.issues ?? []) {
        const key = at.findLast((part) => typeof part === 'string') ?? 'export default';
        const where = at.map(String).join('.') || 'the default export';
        report(path, key, `${where}: ${message}: see src/diagnosis/define.ts`);
      }
    }
  };
  check(definitions.causes, causeSchema);
  check(definitions.signals, signalsSchema);
  check(definitions.foreign, foreignSchema);
  check(definitions.questions, questionSchema);
}

/** Names of files are ids, and ranks put rules in order: none stands twice. */
function checkIds(definitions: Definitions, report: Report): void {
  const ids = new Map<string, string>();
  for (const { id, path } of definitions.causes) {
    const other = ids.get(id);
    if (other !== undefined) report(path, '', `${other} has the same name: give one another`);
    if (!/^[a-z][a-z\d-]*$/.test(id)) report(path, '', 'its name is the id: write it like child-stdin');
    ids.set(id, path);
  }
  const ranks = new Map<number, string>();
  for (const { rule, cause } of rulesOf(definitions)) {
    const other = ranks.get(rule.rank);
    if (other !== undefined) {
      report(
        cause.path,
        `rank: ${rule.rank}`,
        `rank ${rule.rank} is that of ${other}, too: give one another`,
      );
    }
    ranks.set(rule.rank, cause.path);
  }
}

/** Every signal of a rule is there, and every signal is in a rule. */
function checkRules(definitions: Definitions, report: Report): void {
  const errors = new Set(signalsOf(definitions, 'errors').map(([name]) => name));
  const places = new Set(signalsOf(definitions, 'places').map(([name]) => name));
  const foreign = new Set(definitions.foreign.flatMap(({ definition }) => Object.keys(definition.errors)));
  const used = new Map<string, Set<string>>();
  const use = (name: string, path: string, kinds: readonly ReadonlySet<string>[], kind: string): void => {
    used.set(name, (used.get(name) ?? new Set()).add(path));
    if (!kinds.some((names) => names.has(name))) {
      report(path, name, `there is no ${kind} "${name}": put it into signals of this file, or correct it`);
    }
  };
  for (const { rule, cause } of rulesOf(definitions)) {
    for (const [n, names] of rule.when.entries()) {
      const kinds = n === 0 ? [errors] : [places, errors, foreign];
      for (const name of names.split('|')) use(name, cause.path, kinds, n === 0 ? 'error' : 'signal');
    }
    for (const name of rule.unless ?? []) use(name, cause.path, [places, errors, foreign], 'signal');
  }
  checkHomes(definitions, used, report);
}

/** A signal of one cause stands in its file, one of several in `signals/`. */
function checkHomes(
  { causes, signals }: Definitions,
  used: ReadonlyMap<string, ReadonlySet<string>>,
  report: Report,
): void {
  const seen = new Map<string, string>();
  const files = [
    ...signals.map(({ path, definition }) => ({ path, group: definition, isShared: true })),
    ...causes.map(({ path, definition }) => ({ path, group: definition.signals, isShared: false })),
  ];
  for (const { path, group, isShared } of files) {
    for (const name of [...Object.keys(group?.errors ?? {}), ...Object.keys(group?.places ?? {})]) {
      const other = seen.get(name);
      if (other !== undefined) report(path, name, `"${name}" stands in ${other}, too: give one another name`);
      seen.set(name, path);
      const users = used.get(name) ?? new Set();
      const isOwn = users.size === 1 && users.has(path);
      if (users.size === 0 && !STRUCTURE.has(name)) {
        report(path, name, `no rule names the signal "${name}": take it out, or use it`);
      } else if (!isShared && !isOwn) {
        report(path, name, `"${name}" serves other causes, too: move it to ${FOLDER}/signals/`);
      }
    }
  }
}

/** A pattern that is not folded as the text is would never be found. */
function checkPatterns({ causes, signals, foreign }: Definitions, report: Report): void {
  const groups = [
    ...signals.map(({ path, definition }) => ({ path, group: definition })),
    ...causes.map(({ path, definition }) => ({ path, group: definition.signals })),
  ].flatMap(({ path, group }) => [
    ...Object.values(group?.errors ?? {}).map((patterns) => ({ path, patterns })),
    ...Object.values(group?.places ?? {}).map((patterns) => ({ path, patterns })),
  ]);
  const others = foreign.flatMap(({ path, definition }) =>
    Object.values(definition.errors).map(({ patterns }) => ({ path, patterns })),
  );
  for (const { path, patterns } of [...groups, ...others]) {
    for (const pattern of patterns) {
      const { units, length } = fold(pattern);
      const folded = String.fromCharCode(...units.slice(0, length));
      if (folded !== pattern || / ·\s/.test(pattern)) {
        report(path, pattern, `the pattern "${pattern}" is never found: write "${folded}"`);
      }
    }
  }
}

/** Pages, sentences and sources of a cause. */
function checkCause(
  { path, definition }: DefinitionFile<CauseDefinition>,
  root: string,
  recordings: Recordings,
  report: Report,
): void {
  const { page, error, what, settle, rules, sources, samples } = definition;
  for (const to of [page, ...(error === undefined ? [] : [error])]) checkPage(path, to, root, report);
  checkSentence(path, 'what', what, report);
  if (settle !== undefined) checkSentence(path, 'settle', settle, report);
  else if (rules.some(({ certainty }) => certainty !== 'certain')) {
    report(
      path,
      'certainty',
      'it is not certain: add settle, a sentence on what makes it sure, in es and en',
    );
  }
  for (const source of sources) checkSource(path, source, recordings, report);
  for (const { source } of samples) if (source !== MADE_UP) checkSource(path, source, recordings, report);
}

function checkPage(path: string, to: string, root: string, report: Report): void {
  for (const locale of LOCALES) {
    const file = `${PAGES_FOLDER[locale]}${to}.mdx`;
    if (!existsSync(join(root, file))) report(path, to, `there is no ${file}: write the page, or correct it`);
  }
}

const codeOf = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => (piece.isCode ? [piece.text] : []));

function checkSentence(path: string, key: string, said: Said, report: Report): void {
  for (const locale of LOCALES) {
    const text = said[locale];
    if (!text.endsWith('.')) report(path, text, `${key}.${locale} is no sentence: end it with a full stop`);
    if (text.split('`').length % 2 === 0) {
      report(path, text, `${key}.${locale} has a backtick without its pair: close it`);
    }
  }
  if (codeOf(said.es).sort().join() !== codeOf(said.en).sort().join()) {
    report(path, `${key}: {`, `${key} has other code in es than in en: name the same in both`);
  }
}

/** Recordings that sources name, each read once. */
class Recordings {
  readonly #root: string;
  readonly #parts = new Map<string, ReadonlySet<string>>();

  constructor(root: string) {
    this.#root = root;
  }

  /** @param source such as `example/part@runtime` */
  has(source: string): boolean {
    const [, example = '', part = '', runtime = ''] = /^([^/:]+)\/(.+)@(.+)$/.exec(source) ?? [];
    if (example === '') return false;
    const key = `${example}@${runtime}`;
    let parts = this.#parts.get(key);
    if (parts === undefined) {
      const recording = readRecording(example, runtime, join(this.#root, 'examples'));
      parts = new Set(Object.keys(recording?.runs ?? {}));
      this.#parts.set(key, parts);
    }
    return parts.has(part);
  }
}

function checkSource(path: string, source: string, recordings: Recordings, report: Report): void {
  if (/^https:\/\/\S+$/.test(source) || recordings.has(source)) return;
  report(
    path,
    source,
    `the source "${source}" is no recording (example/part@runtime) and no address: correct it`,
  );
}

function checkQuestions({ questions }: Definitions, root: string, report: Report): void {
  for (const { path, definition } of questions) {
    for (const { page } of definition.answers) checkPage(path, page, root, report);
  }
}

/** Every sample leads to its cause, with the module as it would be built now. */
async function checkSamples(definitions: Definitions, root: string, report: Report): Promise<void> {
  const { code } = await transform(moduleCode(definitions, root), { loader: 'ts', format: 'cjs' });
  const diagnose = exportsOf(code)['diagnose'] as (text: string) => Diagnosis;
  for (const { id, path, definition } of definitions.causes) {
    for (const { source, text, isFirst } of definition.samples) {
      const ids = diagnose(text.join('\n')).causes.map((cause) => cause.id);
      const leads = isFirst === false ? ids.slice(1).includes(id) : ids[0] === id;
      if (leads) continue;
      const wanted = isFirst === false ? 'names it after another cause' : 'leads to it first';
      const got = ids.length === 0 ? 'no cause' : ids.join(', ');
      report(
        path,
        `source: '${source}'`,
        `no sample that ${wanted}, but to ${got}: correct the text, the rule or its rank`,
      );
    }
  }
}
