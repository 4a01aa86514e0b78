/** Folding: a text made fit to be searched, whatever colours, accents and escapes it was copied with. */

/** Text in lower case, without accents and colour codes, and the place that each unit had before. */
export interface Folded {
  readonly units: Uint16Array;
  readonly origin: Uint32Array;
  readonly length: number;
}

export const NEWLINE = 10;
export const BLANK = 32;
const ESCAPE = 27;
const SLASH = 47;
const BACKSLASH = 92;

/** Every accented letter of the Latin alphabet as its plain one; nothing else changes. */
const PLAIN: Uint16Array = Uint16Array.from({ length: 0x250 }, (_, unit) => {
  if (unit < 0xc0) return unit;
  const plain = String.fromCharCode(unit).normalize('NFD').toLowerCase().charCodeAt(0);
  return plain < 128 ? plain : String.fromCharCode(unit).toLowerCase().charCodeAt(0);
});

/** @returns 0 for a unit that shows nothing */
function foldUnit(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit + 32;
  if (unit < 0x80) return unit === 9 || unit === 11 || unit === 12 ? BLANK : unit;
  if (unit === 0xa0 || unit === 0x3000) return BLANK;
  // Soft hyphens, accents apart from their letter, marks without width.
  if (unit === 0xad || (unit >= 0x300 && unit < 0x370) || (unit >= 0x200b && unit <= 0x200f)) return 0;
  if (unit < 0x250) return PLAIN[unit] ?? unit;
  if (unit === 0x2018 || unit === 0x2019) return 39;
  if (unit === 0x201c || unit === 0x201d) return 34;
  if (unit === 0xfffd) return 63;
  if (unit >= 0x410 && unit <= 0x42f) return unit + 32;
  return unit;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isQuote = (unit: number): boolean => unit === 34 || unit === 39 || unit === 96;
export const isWord = (unit: number): boolean => isDigit(unit) || (unit >= 97 && unit <= 122) || unit > 127;

/** Ways in which the escape character before a colour code is written when it was lost on the way. */
const WRITTEN_ESCAPES = ['\\u001b[', '\\x1b[', '\\033[', '\\e[', '^[[', '#033[', '['];

/** Characters that a colour code can begin with, as written or as sent. */
const COLOUR_STARTS = new Set([ESCAPE, ...WRITTEN_ESCAPES.map((written) => written.charCodeAt(0))]);

/** Longest colour code that is read, so that a hostile one costs no more. */
const LONGEST_COLOUR = 24;

/** @returns how long the colour code at `at` is; 0 if there is none */
function colourCode(text: string, at: number): number {
  const isReal = text.charCodeAt(at) === ESCAPE;
  if (isReal && text[at + 1] !== '[') return 1;
  const open = isReal ? 2 : (WRITTEN_ESCAPES.find((written) => text.startsWith(written, at))?.length ?? 0);
  if (open === 0) return 0;
  let end = at + open;
  const limit = end + LONGEST_COLOUR;
  while (end < limit && (isDigit(text.charCodeAt(end)) || text[end] === ';' || text[end] === '?')) end += 1;
  const letter = text.charCodeAt(end) | 32;
  if (isReal) return letter >= 97 && letter <= 122 ? end + 1 - at : open;
  return text[end] === 'm' && (end > at + open || open > 1) ? end + 1 - at : 0;
}

/** Most digits of a quoted number: longer ones are no code, and a hostile one costs no more. */
const LONGEST_NUMBER = 5;

/** @returns where the number that is quoted from `at` on is closed; -1 if there is none */
function closeOfNumber(text: string, at: number): number {
  const open = foldUnit(text.charCodeAt(at));
  if (!isQuote(open)) return -1;
  let end = at + 1;
  while (end - at <= LONGEST_NUMBER && isDigit(text.charCodeAt(end))) end += 1;
  return end > at + 1 && foldUnit(text.charCodeAt(end)) === open ? end : -1;
}

/**
 * Unit that a run of backslashes stands for, whose last one is at `last`: a line break within JSON, an escaped quotation
 * mark, or a folder of Windows.
 */
function unescaped(text: string, last: number): { readonly unit: number; readonly end: number } {
  const next = text[last + 1];
  if ((next === 'n' && !text.startsWith('ode_modules', last + 2)) || next === 'r') {
    return { unit: NEWLINE, end: last + 1 };
  }
  if (next === '"' || next === "'") return { unit: next.charCodeAt(0), end: last + 1 };
  if (next === 't' && text[last + 2] === 'a') return { unit: BLANK, end: last + 1 };
  return { unit: SLASH, end: last };
}

export function fold(text: string): Folded {
  const units = new Uint16Array(text.length);
  const origin = new Uint32Array(text.length);
  let length = 0;
  let blankBefore = false;
  let closing = -1;
  const put = (unit: number, at: number): void => {
    const isBlank = unit === BLANK;
    if (isBlank && blankBefore) return;
    blankBefore = isBlank;
    units[length] = unit;
    origin[length] = at;
    length += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // A number is the same with quotation marks around it.
    if (closing < at) closing = closeOfNumber(text, at);
    if (closing >= at && isQuote(foldUnit(unit))) continue;
    const coloured = COLOUR_STARTS.has(unit) ? colourCode(text, at) : 0;
    if (coloured > 0) {
      at += coloured - 1;
    } else if (unit === BACKSLASH) {
      const begin = at;
      while (text.charCodeAt(at + 1) === BACKSLASH) at += 1;
      const { unit: meant, end } = unescaped(text, at);
      at = end;
      put(meant, begin);
    } else {
      const folded = unit === 13 ? NEWLINE : foldUnit(unit);
      if (folded !== 0) put(folded, at);
    }
  }
  return { units, origin, length };
}
