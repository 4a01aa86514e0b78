/** Tables that compare runtimes, drawn from the recordings alone, as Markdown nodes. */
import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast';
import { recordedOn, type Outcome, type Recording, type Run } from '../examples/recording.ts';
import {
  inputsHash,
  listExamples,
  listRunnables,
  readMetadata,
  readRecording,
  type Runnable,
} from '../examples/files.build.ts';
import { RUNTIME_IDS } from '../examples/runtimes.build.ts';
import type { Locale } from '../site/locales.ts';
import { inlineCode, linked, row, text } from './nodes.ts';
import { RUNTIMES } from './strings.ts';

/** Names of runtimes as tables show them. */
export const RUNTIME_NAMES: Record<(typeof RUNTIME_IDS)[number], string> = {
  'node-20': 'Node.js 20',
  'node-22': 'Node.js 22',
  'node-24': 'Node.js 24',
  'node-26': 'Node.js 26',
  bun: 'Bun',
  deno: 'Deno',
  'python-3': 'Python 3',
};

/** A run on one runtime, and the recording that it stands in; undefined when it was never recorded there. */
interface Measured {
  readonly recording: Recording;
  readonly run: Run;
}

function measured(runnable: Runnable, runtime: string, folder: string): Measured | undefined {
  const recording = readRecording(runnable.example, runtime, folder);
  const run = recording?.runs[runnable.part];
  if (recording === undefined || run === undefined) return undefined;
  if (run.inputs !== inputsHash(runnable.path, folder)) {
    throw new Error(
      `the recording of "${runnable.part}" of ${runnable.example} on ${runtime} is stale, its files have changed: ` +
        `run \`npm run record -- --all ${runnable.example}\``,
    );
  }
  return { recording, run };
}

/** The runtimes that run a file of its language. */
const runtimesOf = ({ language }: Runnable): (typeof RUNTIME_IDS)[number][] =>
  RUNTIME_IDS.filter((id) => (id === 'python-3') === (language === 'python'));

/**
 * Recorded runs of a part, runtime by runtime.
 * @throws when a recording is stale
 */
export function runsByRuntime(runnable: Runnable, folder: string): (Measured & { readonly id: string })[] {
  return runtimesOf(runnable).flatMap((id) => {
    const found = measured(runnable, id, folder);
    return found === undefined ? [] : [{ id, ...found }];
  });
}

/**
 * The same without the recordings that they stand in.
 * @throws when a recording is stale
 */
export const runsOf = (runnable: Runnable, folder: string): Run[] =>
  runsByRuntime(runnable, folder).map(({ run }) => run);

/**
 * Facts by which outcomes are compared across runtimes: the errors and the ending, not the wording of a stack trace.
 */
const gist = (outcome: Outcome): string =>
  JSON.stringify([
    outcome.errors.map(({ arrival, name, message, code: c, errno, syscall }) => [
      arrival,
      name,
      message,
      c,
      errno,
      syscall,
    ]),
    outcome.exitCode,
    outcome.signal,
    outcome.stdout,
  ]);

const gists = (run: Run): string => run.outcomes.map(gist).sort().join('\n');

function errorsOf(outcome: Outcome, locale: Locale, full: boolean): PhrasingContent[] {
  if (outcome.errors.length === 0) return [text(RUNTIMES.none[locale])];
  const shown = new Set(
    outcome.errors.map(({ code: errorCode, name, message }) => {
      if (!full) return errorCode ?? name;
      return `${name}: ${message}${errorCode === undefined ? '' : ` (${errorCode})`}`;
    }),
  );
  return [...shown].flatMap((value, index) =>
    index === 0 ? [inlineCode(value)] : [text(', '), inlineCode(value)],
  );
}

const endingOf = ({ exitCode, signal }: Outcome, locale: Locale): PhrasingContent[] =>
  signal === null ? [text(`${RUNTIMES.exit[locale]} ${String(exitCode)}`)] : [inlineCode(signal)];

function share(outcome: Run['outcomes'][number], run: Run): PhrasingContent[] {
  return run.outcomes.length > 1 ? [text(` (${outcome.share}/${run.times})`)] : [];
}

const separated = (parts: PhrasingContent[][]): PhrasingContent[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [text(' · '), ...part]));

const differsMark = (locale: Locale): PhrasingContent[] => [
  text(' '),
  { type: 'emphasis', children: [text(`≠ ${RUNTIMES.differs[locale]}`)] },
];

/**
 * One example's part on every runtime: a row each, with its errors, its ending, and a mark where it differs.
 * @throws when a recording is stale
 */
export function runtimesTable(runnable: Runnable, locale: Locale, folder: string): Table {
  const runtimes = runtimesOf(runnable);
  const first = measured(runnable, runtimes[0] ?? '', folder);
  return {
    type: 'table',
    children: [
      row([text(RUNTIMES.runtime[locale])], [text(RUNTIMES.error[locale])], [text(RUNTIMES.ending[locale])]),
      ...runtimes.map((id) => {
        const found = measured(runnable, id, folder);
        if (found === undefined)
          return row([text(RUNTIME_NAMES[id])], [text(RUNTIMES.notMeasured[locale])], []);
        const { run, recording } = found;
        const mark = first !== undefined && gists(first.run) !== gists(run) ? differsMark(locale) : [];
        return row(
          [text(recordedOn(recording))],
          separated(
            run.outcomes.map((outcome) => [...errorsOf(outcome, locale, true), ...share(outcome, run)]),
          ),
          [...separated(run.outcomes.map((outcome) => endingOf(outcome, locale))), ...mark],
        );
      }),
    ],
  };
}

/**
 * Every example on every runtime: a row for each part that runs, a column for each runtime.
 * The Python column holds the twin of the same part; a dash, where there is none.
 * @param pages address of the page that explains each example, to which its rows lead
 * @throws when a recording is stale
 */
export function matrixTable(
  locale: Locale,
  folder: string,
  pages: ReadonlyMap<string, string> = new Map(),
): Table {
  const rows: TableRow[] = [];
  for (const example of listExamples(folder)) {
    const runnables = listRunnables(example, folder);
    const title = readMetadata(example, folder).title[locale];
    for (const part of new Set(runnables.map((runnable) => runnable.part))) {
      const twin = (language: Runnable['language']): Runnable | undefined =>
        runnables.find((runnable) => runnable.part === part && runnable.language === language);
      const typescript = twin('typescript');
      const first = typescript && measured(typescript, 'node-20', folder);
      rows.push(
        row(
          [linked(title, pages.get(example)), text(' '), inlineCode(part)],
          ...RUNTIME_IDS.map((id) => {
            const runnable = id === 'python-3' ? twin('python') : typescript;
            if (runnable === undefined) return [text('—')];
            const found = measured(runnable, id, folder);
            if (found === undefined) return [text(RUNTIMES.notMeasured[locale])];
            const { run } = found;
            const differs = id !== 'python-3' && first !== undefined && gists(first.run) !== gists(run);
            return [
              ...separated(
                run.outcomes.map((outcome) => [
                  ...errorsOf(outcome, locale, false),
                  text(', '),
                  ...endingOf(outcome, locale),
                  ...share(outcome, run),
                ]),
              ),
              ...(differs ? [text(' ≠')] : []),
            ];
          }),
        ),
      );
    }
  }
  return {
    type: 'table',
    children: [
      row([text(RUNTIMES.example[locale])], ...RUNTIME_IDS.map((id) => [text(RUNTIME_NAMES[id])])),
      ...rows,
    ],
  };
}

/**
 * A table in which neighbours of a row that say the same are one cell over all their columns, as HTML has it and
 * Markdown has not: what differs is seen at once, and the page holds fewer than half of the cells.
 */
export function mergeNeighbours(table: Table): Table {
  const [head, ...rows] = table.children;
  return {
    ...table,
    children: [...(head === undefined ? [] : [head]), ...rows.map(mergeCells)],
  };
}

/** A long table as several, each with the head: what is not in sight yet need not be laid out. */
export function inParts({ children: [head, ...rows], ...table }: Table, most: number): Table[] {
  if (head === undefined) return [];
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, part) => ({
    ...table,
    // By it the page knows that they scroll as one.
    data: { hProperties: { dataPart: '' } },
    children: [head, ...rows.slice(part * most, (part + 1) * most)],
  }));
}

/** Joins the tables that `inParts` made. */
export const inOne = ([first, ...others]: readonly Table[]): Table[] =>
  first === undefined
    ? []
    : [
        {
          type: 'table',
          children: [...first.children, ...others.flatMap(({ children }) => children.slice(1))],
        },
      ];

function mergeCells(of: TableRow): TableRow {
  const runs: TableCell[][] = [];
  for (const cell of of.children) {
    const run = runs.at(-1);
    if (run !== undefined && JSON.stringify(run[0]) === JSON.stringify(cell)) run.push(cell);
    else runs.push([cell]);
  }
  return { ...of, children: runs.map(([cell, ...same]) => spanning(cell as TableCell, same.length + 1)) };
}

/** A wide cell's words are wrapped, so that a stylesheet can keep them in sight while the table is scrolled. */
function spanning(cell: TableCell, columns: number): TableCell {
  if (columns === 1) return cell;
  return {
    type: 'tableCell',
    data: { hProperties: { colSpan: columns } },
    children: [{ type: 'emphasis', data: { hName: 'span' }, children: cell.children }],
  };
}

/** The cells that `mergeNeighbours` made one: as many as it has columns. */
export function columnsOf(cell: TableCell): TableCell[] {
  const columns = cell.data?.hProperties?.['colSpan'];
  const [words] = cell.children;
  if (typeof columns !== 'number' || words?.type !== 'emphasis') return [cell];
  return Array.from({ length: columns }, () => ({
    type: 'tableCell',
    children: structuredClone(words.children),
  }));
}
