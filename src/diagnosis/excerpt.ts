/** Excerpts of a paste: the lines around what was found, and the part that an address carries. */
import type { Span } from './diagnose.ts';

/** A line of the paste in pieces, or the number of lines that are left out at this place. */
export type Row =
  { readonly number: number; readonly pieces: readonly Piece[] } | { readonly skipped: number };

interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Context shown around a mark within a line, in characters. */
const AROUND = 160;
const CUT = '…';

/** Characters that show nothing, or turn the text around: shown as a sign of their own. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// eslint-disable-next-line no-control-regex -- colour codes are control characters
const COLOUR = /\u001b\[[0-9;?]{0,24}[a-zA-Z]/g;

const shown = (text: string): string => text.replace(COLOUR, '').replace(INVISIBLE, '\ufffd');

/**
 * @param spans stretches of the text to mark
 * @param context lines to show before and after each marked one
 * @returns rows in the order of the text
 */
export function excerptOf(text: string, spans: readonly Span[], context: number): Row[] {
  const starts = lineStarts(text);
  const marked = spans.map((span) => ({
    ...span,
    first: lineAt(starts, span.start),
    last: lineAt(starts, span.end - 1),
  }));
  const wanted = new Set<number>();
  for (const { first, last } of marked) {
    const end = Math.min(starts.length - 1, last + context);
    for (let line = Math.max(0, first - context); line <= end; line += 1) wanted.add(line);
  }
  const rows: Row[] = [];
  let next = 0;
  for (const line of [...wanted].sort((a, b) => a - b)) {
    if (line > next) rows.push({ skipped: line - next });
    const start = starts[line] ?? 0;
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    const own = marked.filter(({ first, last }) => first <= line && line <= last);
    rows.push({ number: line + 1, pieces: piecesOf(text, start, end, own) });
    next = line + 1;
  }
  if (rows.length > 0 && next < starts.length) rows.push({ skipped: starts.length - next });
  return rows;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The last line that starts at or before a place, by halving. */
function lineAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Pieces of one line with its marks; a long line is cut to the surroundings of the marks. */
function piecesOf(text: string, start: number, end: number, spans: readonly Span[]): Piece[] {
  const ordered = spans
    .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  const put = (from: number, to: number, isMarked: boolean): void => {
    if (from < to) pieces.push({ text: shown(text.slice(from, to)), marked: isMarked });
  };
  const plain = (from: number, to: number, isFirst: boolean, isLast: boolean): void => {
    const room = (isFirst ? 0 : AROUND) + (isLast ? 0 : AROUND);
    if (to - from <= Math.max(room, AROUND)) {
      put(from, to, false);
      return;
    }
    if (!isFirst || isLast) put(from, from + AROUND, false);
    pieces.push({ text: CUT, marked: false });
    if (!isLast) put(to - AROUND, to, false);
  };
  let at = start;
  for (const span of ordered) {
    if (span.end <= at) continue;
    plain(at, Math.max(at, span.start), at === start, false);
    put(Math.max(at, span.start), span.end, true);
    at = span.end;
  }
  plain(at, end, at === start, true);
  return pieces;
}

/** Longest text that an address carries, in characters: browsers and chats cut longer ones. */
const LONGEST_CARRIED = 6000;

/**
 * The part of a paste that a link can carry: all of it, or what stands around the first thing found.
 * @param spans as the first cause has them
 */
export function carriedPart(text: string, spans: readonly Span[]): string {
  if (text.length <= LONGEST_CARRIED) return text;
  const from = Math.min(...spans.map(({ start }) => start), text.length);
  const to = Math.max(...spans.map(({ end }) => end), 0);
  if (spans.length === 0 || to - from > LONGEST_CARRIED) return text.slice(0, LONGEST_CARRIED);
  // More of what follows than of what comes before: frames stand below their error.
  const before = Math.max(0, from - Math.floor((LONGEST_CARRIED - (to - from)) / 3));
  const start = before === 0 ? 0 : text.indexOf('\n', before) + 1;
  const begin = start > 0 && start <= from ? start : before;
  return text.slice(begin, begin + LONGEST_CARRIED);
}

const PREFIX = '#text=';

/** The fragment of an address that carries a text. Half a character cannot stand in an address: it is mended. */
export function fragmentOf(text: string): string {
  const whole = new TextDecoder().decode(new TextEncoder().encode(text));
  return PREFIX + encodeURIComponent(whole);
}

/** @returns the text that a fragment carries, however it was mangled on its way; undefined if it carries none */
export function textOfFragment(fragment: string): string | undefined {
  if (!fragment.startsWith(PREFIX)) return undefined;
  const carried = fragment.slice(PREFIX.length);
  try {
    return decodeURIComponent(carried);
  } catch {
    // Cut in the middle of a sign, as chats do: all of it but that sign can be read.
    return carried.replace(/(?:%[0-9a-f]{2})+/gi, (signs) =>
      new TextDecoder().decode(Uint8Array.from(signs.slice(1).split('%'), (sign) => parseInt(sign, 16))),
    );
  }
}
