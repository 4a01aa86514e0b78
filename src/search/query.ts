/** Reads what was typed or pasted: the words that count, and how much each does. */
import { FRAME, PLACE, PLACES, PRINTED, REPORT, RUNTIME_FORMS } from './report-forms.data.ts';
import { stemOf } from './words/stemmer.ts';
import { isCode, phraseOf, wordsOf } from './words/words.ts';

export interface Query {
  /** Each word once, with its weight from 0 to 1, in their order. */
  readonly words: ReadonlyMap<string, number>;
  /** Words of the first line that reports an error, or of a short text, in their order: to be found as a phrase. */
  readonly phrase: readonly string[];
  /** True for the text of an error, false for a question about one. */
  readonly isError: boolean;
  /** Error that is described in words, and nothing besides: "writing to a closed socket". */
  readonly described?: string;
  /** True if it holds places in code: a stack trace, not a message alone. */
  readonly isTrace: boolean;
  /** True for several lines, which must have been pasted. */
  readonly isPasted: boolean;
}

/** Longer input is cut to this many characters at either end; the diagnosis reads more. */
const LONGEST = 20_000;
/** Longest line that a runtime writes. */
const LONGEST_LINE = 2_000;
const MOST_WORDS = 48;
const PHRASE_WORDS = 12;

/** Weight of a word by the line in which it stands, or by what gave it. */
const WEIGHT = { report: 1, beside: 0.4, place: 0.15, runtime: 0.8 };

/** Words with which a broken pipe is described where nothing tells more of the situation. */
const BROKEN_PIPE = new Set(
  wordsOf('write closed socket pipe connection stream crash error throws EPIPE broken happens why'),
);

/** Shells' report of a process that was ended by SIGPIPE. */
const ENDED_BY_SIGPIPE = /\b(?:exit(?:ed|s)?|status|code|salida|c[oó]digo|estado)\b[^\d\n]{0,20}\b141\b/i;

/** Path, or name of several words. */
const NAME_OR_PATH = /[\\/]|^\W{0,9}[a-z_]{1,40}[A-Z]/;

/**
 * Puts back the line breaks of a trace that was pasted into a field of one line.
 * @param text anything
 */
export const unfolded = (text: string): string =>
  text
    .replace(/(?<!\s)\s+(?=at (?:new |async )?[\w.<>$]{1,80}(?: \[as \w{1,40}\])? \()/g, '\n    ')
    .replace(/(?<![ \t])[ \t]{2,}(?=at [\w<]|File "|\[cause\]|errno: |code: |syscall: )/g, '\n    ');

/**
 * Reads a query.
 * @param text as it was typed or pasted, of any length
 */
export function readQuery(text: string): Query {
  const read = text.length > 2 * LONGEST ? `${text.slice(0, LONGEST)}\n${text.slice(-LONGEST)}` : text;
  const lines = linesOf(read);
  const isTrace = lines.some(isPlace);
  const reports = lines.filter((line) => !isPlace(line) && REPORT.test(line));
  const words = weighed(lines, reports.length > 0);
  if (reports.length === 0) {
    for (const word of wordsOfPlaces(read)) words.set(word, WEIGHT.report);
  }
  for (const [form, runtime] of RUNTIME_FORMS)
    if (form.test(read)) words.set(stemOf(runtime), WEIGHT.runtime);
  const isPrinted = isTrace || reports.some((line) => PRINTED.test(line) || PLACE.test(line));
  return {
    words,
    phrase: phraseOf(reports[0] ?? (lines.length === 1 ? (lines[0] ?? '') : '')).slice(0, PHRASE_WORDS),
    isError:
      (reports.length > 0 && isPrinted) ||
      (words.size > 0 && [...words.keys()].every((word) => isCode(word))),
    described: describedError(words, read),
    isTrace,
    isPasted: lines.length > 1,
  };
}

const linesOf = (text: string): string[] =>
  unfolded(text)
    .split(/[\r\n]+/)
    .map((line) => line.trimEnd().slice(0, LONGEST_LINE))
    .filter((line) => line !== '');

const isPlace = (line: string): boolean => FRAME.test(line) || (PLACE.test(line) && !REPORT.test(line));

/** Words of all lines, each with the weight of the best line that holds it. */
function weighed(lines: readonly string[], isReported: boolean): Map<string, number> {
  const words = new Map<string, number>();
  for (const line of lines) {
    const weight = isPlace(line)
      ? WEIGHT.place
      : isReported && !REPORT.test(line)
        ? WEIGHT.beside
        : WEIGHT.report;
    // The place of an error counts little, and parts of its name not at all.
    for (const word of wordsOf(isPlace(line) ? withoutNames(line) : line)) {
      if (words.size < MOST_WORDS || words.has(word)) words.set(word, Math.max(words.get(word) ?? 0, weight));
    }
  }
  return words;
}

const withoutNames = (line: string): string =>
  line
    .split(/\s+/)
    .filter((part) => !NAME_OR_PATH.test(part))
    .join(' ');

/** Words of the errors that the places in a text report. */
const wordsOfPlaces = (text: string): string[] =>
  PLACES.flatMap(([place, error]) => (place.test(text) ? wordsOf(error) : []));

function describedError(words: ReadonlyMap<string, number>, text: string): string | undefined {
  const isBrokenPipe =
    words.has('epipe') && words.has('close') && [...words.keys()].every((word) => BROKEN_PIPE.has(word));
  return isBrokenPipe ? 'write EPIPE' : ENDED_BY_SIGPIPE.exec(text)?.[0];
}
