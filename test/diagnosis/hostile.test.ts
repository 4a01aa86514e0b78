/** Any paste is diagnosed in time that grows no faster than its length, and evidence lies within the text. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { carriedPart, excerptOf, fragmentOf, textOfFragment } from '../../src/diagnosis/excerpt.ts';
import { recordedPastes } from './recorded.ts';

const MILLION = 1_000_000;
/** Steps for each character, at most: one to read it, one to fall back, and one for each signal that ends there. */
const MOST_STEPS = 6;

/** Numbers that look random and are the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const recorded = recordedPastes().map(({ text }) => text);
const PIECES = [
  'write EPIPE',
  'Error: ',
  'Traceback (most recent call last):\n',
  'BrokenPipeError: [Errno 32] Broken pipe\n',
  "node:events:502\n      throw er; // Unhandled 'error' event\n",
  '\n',
  ' ',
  '\t',
  '\u001b[31m',
  '\u001b[',
  '[31',
  '\\',
  '\\n',
  '"code":"EPIPE"',
  'errno: -32',
  '<script>',
  '\u0000',
  '\ud800',
  'é',
  'e\u0301',
  '\u202e',
  'socket hang up',
  ' | head',
  '~',
  '=',
  '*',
  '·',
];

function randomText(seed: number, length: number): string {
  const random = randomFrom(seed);
  let text = '';
  while (text.length < length) {
    const kind = random();
    if (kind < 0.4) text += PIECES[Math.floor(random() * PIECES.length)] ?? '';
    else if (kind < 0.5) text += recorded[Math.floor(random() * recorded.length)] ?? '';
    else text += String.fromCharCode(Math.floor(random() * (kind < 0.9 ? 128 : 65_536)));
  }
  return text.slice(0, length);
}

/** Every claim that is made of a text, however it came about. */
function expectSound(text: string): void {
  const diagnosis = diagnose(text);
  const { causes, foreign, steps } = diagnosis;
  expect(steps).toBeLessThanOrEqual(MOST_STEPS * Math.min(text.length, MILLION));
  for (const { start, end } of [...causes.flatMap(({ evidence }) => evidence), ...foreign]) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const { evidence } of causes) {
    const rows = excerptOf(text, evidence, 1);
    const marked = rows.flatMap((row) => ('pieces' in row ? row.pieces : [])).filter((piece) => piece.marked);
    expect(marked.length).toBeGreaterThan(0);
    const shown = rows
      .flatMap((row) => ('pieces' in row ? row.pieces : []))
      .reduce((sum, piece) => sum + piece.text.length, 0);
    // Of a line of a million characters only what is near the marks is shown.
    expect(shown).toBeLessThan(20_000);
  }
  const carried = carriedPart(text, causes[0]?.evidence ?? foreign);
  expect(carried.length).toBeLessThanOrEqual(6000);
  expect(text).toContain(carried);
  expect(textOfFragment(fragmentOf(carried))).toBe(
    new TextDecoder().decode(new TextEncoder().encode(carried)),
  );
}

test.each(Array.from({ length: 60 }, (_, seed) => seed))('random text %i', (seed) => {
  expectSound(randomText(seed, 1 + Math.floor(randomFrom(seed)() * 5000)));
});

describe.each([
  ['one character', 'e'],
  ['blanks', ' '],
  ['line breaks', '\n'],
  ['backslashes', '\\'],
  ['colour codes without an end', '\u001b['],
  ['written colour codes', '\\u001b[1;'],
  ['beginnings of signals', 'err_stream_err_stream_'],
  ['a signal that nearly is there', 'write epip'],
  ['errors on one line', 'write EPIPE '],
  ['errors, each on its line', 'Error: write EPIPE\n'],
  ['beginnings of tracebacks', 'Traceback (most recent call last):\n'],
  ['errors of many kinds', 'ECONNRESET EPIPE ENOENT TypeError socket hang up aborted Premature close\n'],
  ['halves of characters', '\ud800'],
  ['accents apart from letters', '\u0301'],
])('a million characters: %s', (_name, unit) => {
  test('take work in proportion', () => {
    expectSound(unit.repeat(Math.ceil(MILLION / unit.length)).slice(0, MILLION));
  });
});

test.each([1, 2, 3])('a million characters at random, %i', (seed) => {
  expectSound(randomText(seed, MILLION));
});

test('twice the text takes about twice the work', () => {
  const [half, whole] = [randomText(9, MILLION / 2), randomText(9, MILLION)].map(
    (text) => diagnose(text).steps,
  );
  expect((whole ?? 0) / (half ?? 1)).toBeLessThan(2.2);
});

test('what is longer than a million characters is cut', () => {
  expect(diagnose(`${' x'.repeat(MILLION / 2)}write EPIPE`).verdict).toBe('nothing');
});

test('the guilty lines are found in a long log, and a link carries them', () => {
  const log = 'GET / 200\n'.repeat(60_000);
  const trace = 'Error: write EPIPE\n    at ServerResponse.write (node:_http_outgoing:830:11)\n';
  const text = log + trace + log.slice(0, 100_000);
  const { causes } = diagnose(text);
  expect(causes[0]?.page).toBe('/recipes/client-leaves');
  const again = diagnose(carriedPart(text, causes[0]?.evidence ?? []));
  expect(again.causes.map(({ id }) => id)).toEqual(causes.map(({ id }) => id));
  const rows = excerptOf(text, causes[0]?.evidence ?? [], 1);
  expect(rows.flatMap((row) => ('number' in row ? [row.number] : []))).toEqual([
    60_000, 60_001, 60_002, 60_003,
  ]);
});
