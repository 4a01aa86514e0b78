/**
 * The one bridge that carries `examples/` into pages.
 *
 *   <Source of="catch-epipe" part="module" />      a file, or a region of it
 *   <Output of="catch-epipe" part="demo" />        what it printed when it was recorded
 *   <Fields of="catch-epipe" part="demo" error="1" />   one recorded error, field by field
 *   <Runtimes of="catch-epipe" part="demo" />    the same on every runtime, as a table
 *   <Spellings of="catch-epipe/demo catch-epipe/without-handler" codes="EPIPE" />   every way in which an error was printed
 *   <Matrix />                                      every example on every runtime
 *   <Compiles show="projects" />                    the projects that examples are copied into; show="examples": each in each
 *   <Sequence of="watch-it-break" part="demo-epipe" />   a trace, step by step
 *   <Compare of="watch-it-break" parts="demo-peer-closes demo-peer-resets" names="EPIPE ECONNRESET" />   two of them
 *   <Fact of="catch-epipe" part="demo" get="errors.0.message" />   one recorded value, inline
 *
 * An unknown id, part, region, value, or a missing or stale recording stops the build, naming file, line and mend.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineCode, Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { codeHtml, escapeHtml, tokensHtml, type Token } from '../code/code-html.ts';
import {
  recordedOn,
  type Outcome,
  type Recording,
  type RecordedError,
  type Run,
} from '../examples/recording.ts';
import { regionOf } from '../examples/regions.ts';
import { spellingsOf } from '../examples/spellings.ts';
import { compareHtml, sequenceHtml } from '../trace/figure.ts';
import type { Place } from '../trace/trace.ts';
import { compilesTable, projectsTable } from './compiles-table.ts';
import {
  examplesFolder,
  fileOf,
  inputsHash,
  listExamples,
  listRunnables,
  readRecording,
  type CodeLanguage,
  type Runnable,
} from '../examples/files.build.ts';
import { highlight } from '../code/highlight.build.ts';
import { hoversId } from '../code/hovers.build.ts';
import { pagesOfExamples } from '../content/pages-of-examples.ts';
import { inParts, matrixTable, mergeNeighbours, runsOf, runtimesTable } from './runtime-tables.ts';
import { SHOWN } from '../examples/runtimes.build.ts';
import { commandsFor } from '../publish/install-commands.ts';
import { readTrace } from '../trace/files.build.ts';
import type { Locale } from '../site/locales.ts';

const ATTRIBUTES: Record<string, readonly string[]> = {
  Source: ['of', 'part', 'lang', 'region', 'mark'],
  Output: ['of', 'part', 'lang', 'runtime'],
  Fields: ['of', 'part', 'lang', 'runtime', 'error'],
  Runtimes: ['of', 'part', 'lang'],
  Spellings: ['of', 'codes'],
  Matrix: [],
  Compiles: ['show'],
  Sequence: ['of', 'part'],
  Compare: ['of', 'parts', 'names'],
  Fact: ['of', 'part', 'lang', 'runtime', 'get'],
};

/** The order in which an error's fields are shown; one that the error lacks shows as a dash, which tells as much. */
const FIELDS = ['name', 'message', 'code', 'errno', 'syscall', 'arrival'] as const;

/** Rows of the matrix below which its head is repeated. */
const ROWS_IN_SIGHT = 24;

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;
type Reference = Record<string, string | undefined> & { of: string; part: string };

/** An error of a page: its message begins with `file:line:`. */
export class PageError extends Error {}

/**
 * The remark plugin.
 * @param options.site where the site is published, with its base, ending with a slash; without it, modules are shown
 *   without how to take them away
 * @param options.examples absolute path of the examples, if not `examples/` of the working directory
 */
export function remarkExamples(options: { examples?: string; site?: string } = {}) {
  const folder = options.examples ?? examplesFolder();
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, index, parent) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
      const name = node.name ?? '';
      if (!(name in ATTRIBUTES) || parent === undefined || index === undefined) return undefined;
      try {
        const locale: Locale = /[\\/]i18n[\\/]en[\\/]/.test(file.path) ? 'en' : 'es';
        const made = makeAny(name, node, folder, locale, options.site);
        parent.children.splice(index, 1, made as never);
      } catch (error) {
        throw new PageError(`${file.path}:${lineOf(node, file)}: ${(error as Error).message}`);
      }
      return [SKIP, index + 1];
    });
  };
}

// Docusaurus takes the default.
export default remarkExamples;

function makeAny(
  name: string,
  node: JsxElement,
  folder: string,
  locale: Locale,
  site: string | undefined,
): RootContent {
  if (name === 'Matrix') {
    const whole = matrixTable(locale, folder, pagesOfExamples(join(folder, '..')));
    return element('MatrixFilter', inParts(mergeNeighbours(whole), ROWS_IN_SIGHT));
  }
  const values = attributesOf(name, node);
  if (name === 'Compiles') return compiles(values, join(folder, '..'), locale);
  if (name === 'Spellings') return spellings(values, folder);
  if (name === 'Sequence' || name === 'Compare') return sequence(name, values, folder, locale);
  const { of, part } = values;
  if (of === undefined || part === undefined) throw new Error(`<${name}> needs of="example id" and part="…"`);
  return make(name, { ...values, of, part }, folder, locale, site);
}

function attributesOf(name: string, node: JsxElement): Record<string, string | undefined> {
  const allowed = ATTRIBUTES[name] ?? [];
  const values: Record<string, string | undefined> = {};
  for (const attribute of node.attributes as MdxJsxAttribute[]) {
    if (!allowed.includes(attribute.name) || typeof attribute.value !== 'string') {
      throw new Error(
        `<${name}> does not take ${attribute.name} that way: use ${allowed.map((a) => `${a}="…"`).join(', ')}`,
      );
    }
    values[attribute.name] = attribute.value;
  }
  return values;
}

function checkExample(id: string, folder: string): void {
  const known = listExamples(folder);
  if (!known.includes(id)) throw new Error(`there is no example "${id}": name one of ${known.join(', ')}`);
}

/** What became of the examples in projects of many kinds. */
function compiles({ show }: Record<string, string | undefined>, root: string, locale: Locale): RootContent {
  if (show === 'projects') return projectsTable(locale, root);
  if (show === 'examples') return compilesTable(locale, root, pagesOfExamples(root));
  throw new Error('<Compiles> needs show="projects" or show="examples"');
}

/** One block with every spelling of an error, over all runtimes; the Python twin of a part counts as the part. */
function spellings({ of, codes }: Record<string, string | undefined>, folder: string): RootContent {
  const asked = (of ?? '').split(/\s+/).filter(Boolean);
  if (asked.length === 0) throw new Error('<Spellings> needs of="example/part example/part …"');
  const runs: Run[] = [];
  for (const pair of asked) {
    const [id = '', part = ''] = pair.split('/');
    checkExample(id, folder);
    const found = listRunnables(id, folder).filter((runnable) => runnable.part === part);
    if (found.length === 0) throw new Error(`examples/${id} has no part "${part}" to run: correct "${pair}"`);
    for (const runnable of found) runs.push(...runsOf(runnable, folder));
  }
  const lines = spellingsOf(runs, (codes ?? '').split(/\s+/).filter(Boolean));
  if (lines.length === 0) throw new Error(`no error of ${of ?? ''} was recorded with codes="${codes ?? ''}"`);
  return figure({ kind: 'spellings' }, [code(escapeHtml(lines.join('\n')))]);
}

/** One trace, or two side by side, with the source that they run. */
function sequence(
  name: string,
  { of, part, parts, names }: Record<string, string | undefined>,
  folder: string,
  locale: Locale,
): RootContent {
  const asked = (part ?? parts ?? '').split(/\s+/).filter(Boolean);
  const called = (names ?? '').split(/\s+/).filter(Boolean);
  if (of === undefined || asked.length !== (name === 'Compare' ? 2 : 1)) {
    throw new Error(
      `<${name}> needs of="example id" and ${name === 'Compare' ? 'parts="one other"' : 'part="…"'}`,
    );
  }
  checkExample(of, folder);
  const shown = asked.map((one) => {
    const traced = join(of, fileOf(of, one, 'typescript'));
    const linesOf = (file: string): Token[][] =>
      highlight(readFileSync(join(folder, file), 'utf8').trimEnd(), 'typescript');
    return {
      trace: readTrace(of, one, folder),
      source: linesOf(traced).map(tokensHtml),
      lineAt: ({ file = traced, line }: Place) =>
        (linesOf(file)[line - 1] ?? []).map(({ text }) => text).join(''),
    };
  });
  const [first, second] = shown;
  const root = process.env['BASE_URL'] ?? '/';
  let html: string;
  if (first !== undefined && second !== undefined) {
    const [one, other] = called;
    if (one === undefined || other === undefined)
      throw new Error('<Compare> needs names="one other", what each is called');
    html = compareHtml(first, second, [one, other], locale, root);
  } else if (first !== undefined) html = sequenceHtml(first, locale, root);
  else throw new Error(`<${name}> shows nothing`);
  return element('SequenceFigure', [], { html });
}

function make(
  name: string,
  reference: Reference,
  folder: string,
  locale: Locale,
  site: string | undefined,
): RootContent {
  const { of, part } = reference;
  checkExample(of, folder);
  const language = languageOf(reference);
  const file = `${of}/${fileOf(of, part, language)}`;
  if (name === 'Source') {
    const children = source(reference, folder, file, language);
    const taken = part === 'module' && reference['region'] === undefined && site !== undefined;
    if (taken) children.push(takeIt(of, language, folder, site));
    return figure({ kind: 'source', example: of, file }, children);
  }

  if (name === 'Runtimes') return runtimesTable(runnableOf(reference, language, folder), locale, folder);

  const { recording, outcome } = recorded(reference, language, folder);
  const common = {
    example: of,
    file: `${of}/recordings/${reference['runtime'] ?? SHOWN[language]}.json`,
    recordedOn: recordedOn(recording),
  };
  if (name === 'Output') {
    const { exitCode, signal, stdout, stderr } = outcome;
    const text = `${stdout}${stderr}`.trimEnd();
    const command = recording.runs[part]?.command;
    const ending = signal === null ? { exitCode: String(exitCode) } : { signal };
    return figure({ kind: 'output', ...common, command, ...ending }, [code(escapeHtml(text))]);
  }
  if (name === 'Fields') {
    return figure({ kind: 'fields', ...common }, [fieldList(errorOf(outcome, reference['error'] ?? '1'))]);
  }
  return inlineCode(valueAt(outcome, reference['get'] ?? ''));
}

function languageOf({ lang = 'typescript' }: Reference): CodeLanguage {
  if (lang === 'typescript' || lang === 'python') return lang;
  throw new Error(`lang="${lang}" is not known: use "typescript" or "python"`);
}

function source(reference: Reference, folder: string, file: string, language: CodeLanguage): RootContent[] {
  const path = join(folder, file);
  if (!existsSync(path)) throw new Error(`there is no examples/${file}: correct part="${reference.part}"`);
  const { region, mark } = reference;
  const whole = { text: readFileSync(path, 'utf8'), firstLine: 0, indent: 0 };
  const shown = region === undefined ? whole : regionOf(whole.text, region, `examples/${file}`);
  const { text, firstLine, indent } = shown;
  let marked: number | undefined;
  if (mark !== undefined) {
    const lines = text.split('\n').flatMap((line, index) => (line.includes(mark) ? [index + 1] : []));
    if (lines.length !== 1) {
      throw new Error(
        `mark="${mark}" is in ${lines.length} lines of examples/${file}: choose text that is in one`,
      );
    }
    [marked] = lines;
  }
  // The line feed at the end does not show, but is copied: what a reader pastes is the file.
  const html = `${codeHtml(highlight(text.trimEnd(), language), marked)}\n`;
  const hovers = language === 'typescript' ? hoversId(path, folder) : undefined;
  const from = hovers !== undefined && region !== undefined ? `${firstLine}:${indent}` : undefined;
  return [code(html, { hovers, from })];
}

/** How to take a module away, under it. */
function takeIt(of: string, language: CodeLanguage, folder: string, site: string): RootContent {
  const { module, all, add } = commandsFor(of, language, folder, site);
  return element('TakeIt', [], {
    file: `${of}/${fileOf(of, 'module', language)}`,
    module: escapeHtml(module),
    all: escapeHtml(all),
    add: add && escapeHtml(add),
  });
}

function runnableOf({ of, part }: Reference, language: CodeLanguage, folder: string): Runnable {
  const runnable = listRunnables(of, folder).find(
    (found) => found.part === part && found.language === language,
  );
  if (runnable === undefined) {
    const parts = listRunnables(of, folder).map((found) => `${found.part} (${found.language})`);
    throw new Error(
      `examples/${of} has no ${language} part "${part}" to run: it has ${parts.join(', ') || 'none'}`,
    );
  }
  return runnable;
}

function recorded(
  reference: Reference,
  language: CodeLanguage,
  folder: string,
): { recording: Recording; outcome: Outcome } {
  const { of, part, runtime } = reference;
  const runnable = runnableOf(reference, language, folder);
  const id = runtime ?? SHOWN[language];
  const recording = readRecording(of, id, folder);
  const mend = `run \`npm run record -- ${of}${runtime === undefined ? '' : ' --all'}\``;
  const run = recording?.runs[part];
  const outcome = run?.outcomes[0];
  if (recording === undefined || run === undefined || outcome === undefined) {
    throw new Error(`"${part}" of ${of} has no recording on ${id}: ${mend}`);
  }
  if (run.inputs !== inputsHash(runnable.path, folder)) {
    throw new Error(`the recording of "${part}" of ${of} on ${id} is stale, its files have changed: ${mend}`);
  }
  return { recording, outcome };
}

function errorOf(outcome: Outcome, number: string): RecordedError {
  const error = outcome.errors[Number(number) - 1];
  if (error === undefined) {
    throw new Error(`error="${number}" was not recorded: there are ${outcome.errors.length}, counted from 1`);
  }
  return error;
}

function valueAt(outcome: Outcome, path: string): string {
  let value: unknown = outcome;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[key];
  if (typeof value === 'string' || typeof value === 'number') return String(value).trimEnd();
  throw new Error(`get="${path}" names no recorded value: use for instance errors.0.message or exitCode`);
}

/* What follows builds Markdown nodes. */

/** The theme's code block: it takes the finished HTML of its content. */
const code = (html: string, attributes: Record<string, string | undefined> = {}): RootContent =>
  element('CodeBlock', [], { html, ...attributes });

const inlineCode = (value: string): InlineCode => ({ type: 'inlineCode', value });

function element(name: string, children: unknown[], attributes: Record<string, string | undefined> = {}) {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children,
  } as unknown as RootContent;
}

const figure = (attributes: Record<string, string | undefined>, children: unknown[]): RootContent =>
  element('ExampleFigure', children, attributes);

const fieldList = (error: RecordedError): RootContent =>
  element(
    'dl',
    FIELDS.map((field) =>
      element('div', [
        element('dt', [inlineCode(field)]),
        element('dd', [
          error[field] === undefined ? { type: 'text', value: '—' } : inlineCode(String(error[field])),
        ]),
      ]),
    ),
  );

/** The line in the file on disk: Docusaurus has cut the front matter off what remark sees. */
function lineOf(node: JsxElement, file: VFile): number {
  const seen = String(file.value);
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const line = node.position?.start.line ?? 1;
  if (!existsSync(file.path)) return line;
  const whole = readFileSync(file.path, 'utf8');
  const at = whole.indexOf(seen.slice(start, end), Math.max(0, whole.length - seen.length - 200));
  return at < 0 ? line : whole.slice(0, at).split('\n').length;
}
