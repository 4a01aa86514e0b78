/**
 * Every error that any example has recorded, as it would be pasted, and the pages that are its own. Both are data: pages
 * declare which errors they spell (`<Spellings of codes>`) and which examples they show.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage, written } from '../../src/content/page.ts';
import type { Outcome, RecordedError } from '../../src/examples/recording.ts';
import { spellingsOf } from '../../src/examples/spellings.ts';
import { addressOf, listPages } from '../../src/content/pages.ts';
import { listExamples, readRecording } from '../../src/examples/files.build.ts';
import { RUNTIME_IDS } from '../../src/examples/runtimes.build.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

export interface RecordedPaste {
  /** `example/part@runtime` of the first recording with this very text and these pages. */
  readonly source: string;
  readonly text: string;
  readonly error: RecordedError;
  /** Pages that are about this error, or show the example that met it. */
  readonly own: ReadonlySet<string>;
  /** True if a page says that it is about this very error, and not only about the example. */
  readonly isDeclared: boolean;
}

/** Classes of errors of every kind: by themselves they say nothing. */
const GENERAL = new Set(['Error', 'TypeError', 'AggregateError', 'Exception', 'OSError']);

/** The same error at another place, or with other numbers, is the same error. */
const shapeOf = (line: string): string =>
  line
    .replace(/\w+:\/\/[^\s)]+/g, '<url>')
    .replace(/127\.0\.0\.1\S*/g, '<address>')
    .replace(/\d+/g, '0');

interface Declared {
  readonly page: string;
  /** True if the page names its codes; otherwise they are those of its runs. */
  readonly isExplicit: boolean;
  readonly codes: ReadonlySet<string>;
  readonly spellings: ReadonlySet<string>;
}

const runsOf = (example: string, part: string) =>
  RUNTIME_IDS.flatMap((runtime) => readRecording(example, runtime)?.runs[part] ?? []);

/** The examples that each page shows, and the errors that it declares to be its own. */
function readPages(): { shown: Map<string, Set<string>>; declared: Declared[] } {
  const shown = new Map<string, Set<string>>();
  const declared: Declared[] = [];
  for (const path of listPages(PAGES_FOLDER.es)) {
    const { elements } = readPage(join(PAGES_FOLDER.es, path));
    const page = addressOf(path);
    for (const element of elements) {
      const value = written(element);
      const of = (/ of="([^"]+)"/.exec(value)?.[1] ?? '')
        .split(' ')
        .map((one) => one.split('/') as [string, string?]);
      for (const [example] of of) shown.set(example, (shown.get(example) ?? new Set()).add(page));
      if (!value.startsWith('Spellings')) continue;
      const codes = (/ codes="([^"]+)"/.exec(value)?.[1] ?? '').split(' ').filter(Boolean);
      const runs = of.flatMap(([example, part = '']) => runsOf(example, part));
      // A page that names no codes is about every error of its runs.
      const met = runs.flatMap(({ outcomes }) => outcomes.flatMap(({ errors }) => errors));
      const all = codes.length > 0 ? codes : met.flatMap(({ code = '', name }) => [code, name]);
      declared.push({
        page,
        isExplicit: codes.length > 0,
        codes: new Set(all.filter((code) => code !== '' && !GENERAL.has(code))),
        spellings: new Set(spellingsOf(runs, codes).map(shapeOf)),
      });
    }
  }
  return { shown, declared };
}

/** The first line of an error as its runtime prints it, with the fields that Node.js puts behind it. */
function printed(error: RecordedError, runtime: string): string {
  const line = error.message === '' ? error.name : `${error.name}: ${error.message}`;
  const fields = (['errno', 'code', 'syscall'] as const)
    .filter((name) => error[name] !== undefined)
    .map((name) => `${name}: ${name === 'errno' ? error[name] : `'${error[name]}'`}`);
  return runtime === 'python-3' || fields.length === 0 ? line : `${line} { ${fields.join(', ')} }`;
}

/** Texts of a run that a reader may paste: each error that it reported, and all that it printed as it died. */
function pastesOf(outcome: Outcome, runtime: string): { text: string; error: RecordedError }[] {
  const pastes = outcome.errors.map((error) => ({ text: printed(error, runtime), error }));
  const last = outcome.errors.at(-1);
  if (last !== undefined && /^un/.test(last.arrival) && outcome.stderr !== '') {
    pastes.push({ text: outcome.stderr, error: last });
  }
  return pastes;
}

/** True for an error that the demo made up, as an example of one that the module lets through. */
const isOfDemo = ({ name, code, message }: RecordedError, example: string): boolean =>
  name === 'Error' &&
  code === undefined &&
  message !== '' &&
  readdirSync(join('examples', example), { withFileTypes: true }).some(
    (file) =>
      file.isFile() &&
      readFileSync(join('examples', example, file.name), 'utf8').includes(`Error('${message}')`),
  );

/** @returns each different text once for each set of pages */
export function recordedPastes(): RecordedPaste[] {
  const { shown, declared } = readPages();
  const found = new Map<string, RecordedPaste>();
  for (const example of listExamples()) {
    for (const runtime of RUNTIME_IDS) {
      for (const [part, run] of Object.entries(readRecording(example, runtime)?.runs ?? {})) {
        for (const { text, error } of run.outcomes.flatMap((outcome) => pastesOf(outcome, runtime))) {
          if (isOfDemo(error, example)) continue;
          const line = error.message === '' ? error.name : `${error.name}: ${error.message}`;
          const spelled = declared.filter(({ spellings }) => spellings.has(shapeOf(line)));
          const named = declared.filter(({ codes }) => codes.has(error.code ?? '') || codes.has(error.name));
          const about = spelled.length > 0 ? spelled : named;
          const own = new Set([...about.map(({ page }) => page), ...(shown.get(example) ?? [])]);
          const isDeclared = spelled.length > 0 || named.some(({ isExplicit }) => isExplicit);
          const source = `${example}/${part}@${runtime}`;
          const key = JSON.stringify([text, [...own].sort()]);
          if (!found.has(key)) found.set(key, { source, text, error, own, isDeclared });
        }
      }
    }
  }
  return [...found.values()];
}
