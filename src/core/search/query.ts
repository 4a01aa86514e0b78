/** Reads what was typed or pasted: which words count, and how much. Pure. */
import { wordsOf } from './vocabulary.ts';

export interface Query {
  /** Each word once, with its weight from 0 to 1, in the order in which they stand. */
  readonly words: ReadonlyMap<string, number>;
  /** The words of the first line that reports an error, or of a short text, in their order: to be found as a phrase. */
  readonly phrase: readonly string[];
  /** Whether it is the text of an error, and not a question about one. */
  readonly isError: boolean;
  /** Whether it holds places in code: a stack trace, not a message alone. */
  readonly isTrace: boolean;
}

/** Of a longer paste only both ends are read for words; the diagnosis reads more. */
const LONGEST = 20_000;
const MOST_WORDS = 48;

const FRAME = /^\s*(?:at \S|File "|\^|~|\d+ \||#\d+ )/;
const REPORT =
  /error\b|errno|exception|\bE[A-Z]{4,}\b|ERR_[A-Z]|code: |\b(?:broken pipe|tuber[ií]a rota|hang up|premature|aborted|reset by peer)\b/i;
const QUESTION =
  /[?¿]|^\s*(?:why|how|what|when|which|where|who|por qu|c[oó]mo|qu[eé]\s|cu[aá]ndo|cu[aá]l|qui[eé]n|d[oó]nde)/i;

/**
 * What a field of one line makes of a pasted trace: its line breaks are put back.
 * @param text anything
 */
export const unfolded = (text: string): string =>
  text.replace(/[ \t]{2,}(?=at [\w<]|File "|\[cause\]|errno: |code: |syscall: )/g, '\n    ');

/**
 * @param text as it was typed or pasted, of any length
 */
export function readQuery(text: string): Query {
  const read = text.length > 2 * LONGEST ? `${text.slice(0, LONGEST)}\n${text.slice(-LONGEST)}` : text;
  const lines = unfolded(read)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '');
  const isTrace = lines.length > 1 && lines.some((line) => FRAME.test(line));
  const reports = lines.filter((line) => !FRAME.test(line) && REPORT.test(line));
  const words = new Map<string, number>();
  for (const line of lines) {
    const weight = FRAME.test(line) ? 0.15 : reports.length > 0 && !REPORT.test(line) ? 0.4 : 1;
    for (const word of wordsOf(line)) {
      if (words.size < MOST_WORDS || words.has(word)) words.set(word, Math.max(words.get(word) ?? 0, weight));
    }
  }
  return {
    words,
    phrase: wordsOf(reports[0] ?? (lines.length === 1 ? (lines[0] ?? '') : '')).slice(0, 12),
    isError: reports.length > 0 && !QUESTION.test(lines[0] ?? ''),
    isTrace,
  };
}
