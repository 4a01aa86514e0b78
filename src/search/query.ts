/** Reads what was typed or pasted: which words count, and how much. Pure. */
import { isCode, phraseOf, stemOf, wordsOf } from './vocabulary.data.ts';

export interface Query {
  /** Each word once, with its weight from 0 to 1, in the order in which they stand. */
  readonly words: ReadonlyMap<string, number>;
  /** The words of the first line that reports an error, or of a short text, in their order: to be found as a phrase. */
  readonly phrase: readonly string[];
  /** Whether it is the text of an error, and not a question about one. */
  readonly isError: boolean;
  /** The error that is described in words, and nothing besides: "writing to a closed socket". */
  readonly described?: string;
  /** Whether it holds places in code: a stack trace, not a message alone. */
  readonly isTrace: boolean;
  /** Whether it has several lines, which nobody types. */
  readonly isPasted: boolean;
}

/** Of a longer paste only both ends are read for words; the diagnosis reads more. */
const LONGEST = 20_000;
/** What is longer than this was not written by a runtime. */
const LONGEST_LINE = 2_000;
const MOST_WORDS = 48;

const FRAME = /^\s*(?:at \S|File "|\^|~|\d+ \||#\d+ )/;
/** A place that stands by itself, as somebody copies the first line of a trace. */
const PLACE = /\[as \w+\]|\bnode:internal\/|\.[cm]?[jt]s:\d+:\d+/;
const REPORT =
  /error\b|errno|sigpipe: |exception|\bE[A-Z]{4,}\b|ERR_[A-Z]|code: |\b(?:broken pipe|tuber[ií]a rota|hang up|premature|aborted|failed writing|connection (?:was )?(?:reset|lost|closed)|conexi[oó]n reinicializada|[a-z]+disconnected)\b/i;
/** How an error begins, or is told: what somebody asks about one does not look like this. */
const PRINTED =
  /^\W*(?:[\w.]*(?:Error|Exception|BrokenPipe)\b(?:[\s:[(]|$)|(?:[a-z]+ )?E[A-Z]{4,}\b|\[(?:Errno|WinError)|errno\b|(?:[\w.]+\()?'?ERR_|code:|npm ERR!|(?:error|ERROR|fatal): |Exception ignored |(?:[A-Z][a-z]+){2,4}(?:\s|$))|: |\((?:os error )?\d+|\b\d{1,3}\.\d{1,3}\.[\dx]{1,3}\.[\dx]{1,3}\b|(?<!\d)\d\d?:\d\d:\d\d\b/;

/** Which error a place in a runtime's own code reports, for who has only that line. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/afterWrite|onWriteComplete|WriteWrap|stream_base_commons(?:\.js)?:(?:[89]|1[0-6])\d:/, 'epipe'],
  [
    /onStreamRead|TCP\.onread|\bonread \(net\.js|stream_base_commons(?:\.js)?:(?:1[7-9]|2\d)\d:/,
    'econnreset',
  ],
  [/createHangUpError|socketCloseListener|socketOnEnd/, 'hangup'],
  [/writeAfterFIN/, 'ended by the other party'],
  [/onConnectEnd/, 'disconnected before secure TLS connection was established'],
  [/\btarget\._?send/, 'ERR_IPC_CHANNEL_CLOSED'],
  [/end-of-stream/, 'ERR_STREAM_PREMATURE_CLOSE'],
  [/afterConnect|TCPConnectWrap/, 'econnrefused'],
  [
    /multiprocess(?:ing)?[\\/](?:connection|forking|managers|pool|process|queues|reduction|spawn|synchronize)\.py|PoolWorker-\d/,
    'multiprocessing queue pool',
  ],
  [/\bsubprocess\.py|[\\/_]ffmpeg/, 'subprocess stdin'],
];

/** What a broken pipe is said with, if nothing tells more of the situation. */
const BROKEN_PIPE = new Set(
  wordsOf('write closed socket pipe connection stream crash error throws EPIPE broken happens why'),
);

/** A shell's word for a process that was ended by SIGPIPE. */
const ENDED_BY_SIGPIPE = /\b(?:exit(?:ed|s)?|status|code|salida|c[oó]digo|estado)\b[^\d\n]{0,20}\b141\b/i;

/** A path, or a name of several words. */
const NAME_OR_PATH = /[\\/]|^\W{0,9}[a-z_]{1,40}[A-Z]/;

/** What the form of a text says of where it comes from. */
const RUNTIMES: readonly (readonly [RegExp, string])[] = [
  [
    /\[(?:Errno|WinError) \d|Traceback|File "[^"\n]*", line|\.py\b|Exception ignored in|Pipe(?:Error|Pool)|Connection\w{1,20}Error/,
    'python',
  ],
  [/\(os error \d|Deno\.|ext:deno|\bdeno:|\bBrokenPipe\b/, 'deno'],
];

/**
 * What a field of one line makes of a pasted trace: its line breaks are put back.
 * @param text anything
 */
export const unfolded = (text: string): string =>
  text
    .replace(/(?<!\s)\s+(?=at (?:new |async )?[\w.<>$]{1,80}(?: \[as \w{1,40}\])? \()/g, '\n    ')
    .replace(/(?<![ \t])[ \t]{2,}(?=at [\w<]|File "|\[cause\]|errno: |code: |syscall: )/g, '\n    ');

const isPlace = (line: string): boolean => FRAME.test(line) || (PLACE.test(line) && !REPORT.test(line));

/**
 * @param text as it was typed or pasted, of any length
 */
export function readQuery(text: string): Query {
  const read = text.length > 2 * LONGEST ? `${text.slice(0, LONGEST)}\n${text.slice(-LONGEST)}` : text;
  const lines = unfolded(read)
    .split(/[\r\n]+/)
    .map((line) => line.trimEnd().slice(0, LONGEST_LINE))
    .filter((line) => line !== '');
  const isTrace = lines.some(isPlace);
  const reports = lines.filter((line) => !isPlace(line) && REPORT.test(line));
  const words = new Map<string, number>();
  for (const line of lines) {
    const weight = isPlace(line) ? 0.15 : reports.length > 0 && !REPORT.test(line) ? 0.4 : 1;
    // A place says little, and the parts of its names nothing.
    const said =
      weight < 0.2
        ? line
            .split(/\s+/)
            .filter((part) => !NAME_OR_PATH.test(part))
            .join(' ')
        : line;
    for (const word of wordsOf(said)) {
      if (words.size < MOST_WORDS || words.has(word)) words.set(word, Math.max(words.get(word) ?? 0, weight));
    }
  }
  if (reports.length === 0) {
    for (const [place, error] of PLACES) {
      if (place.test(read)) for (const word of wordsOf(error)) words.set(word, 1);
    }
  }
  for (const [form, runtime] of RUNTIMES) if (form.test(read)) words.set(stemOf(runtime), 0.8);
  return {
    words,
    phrase: phraseOf(reports[0] ?? (lines.length === 1 ? (lines[0] ?? '') : '')).slice(0, 12),
    isError:
      (reports.length > 0 && (isTrace || reports.some((line) => PRINTED.test(line) || PLACE.test(line)))) ||
      (words.size > 0 && [...words.keys()].every(isCode)),
    described:
      words.has('epipe') && words.has('close') && [...words.keys()].every((word) => BROKEN_PIPE.has(word))
        ? 'write EPIPE'
        : ENDED_BY_SIGPIPE.exec(read)?.[0],
    isTrace,
    isPasted: lines.length > 1,
  };
}
