/** Excerpts of a paste, and the part of it that a link carries. */
import { describe, expect, test } from 'vitest';
import { carriedPart, excerptOf, fragmentOf, textOfFragment, type Row } from '../../src/diagnosis/excerpt.ts';

/** Rows as text: number, and the line with its marks in brackets; `…` and how many lines are left out. */
const shown = (rows: readonly Row[]): string[] =>
  rows.map((row) =>
    'skipped' in row
      ? `… ${row.skipped}`
      : `${row.number} ${row.pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')}`,
  );

/** Span of the first occurrence of a word. */
const spanOf = (text: string, word: string) => ({
  start: text.indexOf(word),
  end: text.indexOf(word) + word.length,
});

describe('an excerpt', () => {
  const TEXT = 'one\ntwo\nthree\nfour\nfive\nsix\nseven';

  test('has the marked lines with those around them, and says how many are left out', () => {
    expect(shown(excerptOf(TEXT, [spanOf(TEXT, 'four')], 1))).toEqual([
      '… 2',
      '3 three',
      '4 [four]',
      '5 five',
      '… 2',
    ]);
    expect(shown(excerptOf(TEXT, [spanOf(TEXT, 'one'), spanOf(TEXT, 'even')], 0))).toEqual([
      '1 [one]',
      '… 5',
      '7 s[even]',
    ]);
    expect(shown(excerptOf(TEXT, [spanOf(TEXT, 'one'), spanOf(TEXT, 'two')], 1)).slice(0, 3)).toEqual([
      '1 [one]',
      '2 [two]',
      '3 three',
    ]);
    expect(excerptOf(TEXT, [], 1)).toEqual([]);
  });

  test('marks over two lines, in any order, once where marks overlap', () => {
    expect(shown(excerptOf(TEXT, [spanOf(TEXT, 'o\nthr')], 0))).toEqual([
      '… 1',
      '2 tw[o]',
      '3 [thr]ee',
      '… 4',
    ]);
    const [later, earlier] = [spanOf('a b c', 'c'), spanOf('a b c', 'a')];
    expect(shown(excerptOf('a b c', [later, earlier], 0))).toEqual(['1 [a] b [c]']);
    expect(shown(excerptOf('abcd', [spanOf('abcd', 'abc'), spanOf('abcd', 'bcd')], 0))).toEqual([
      '1 [abc][d]',
    ]);
  });

  test('of a long line has what is near its mark', () => {
    const text = `${'a'.repeat(1000)}EPIPE${'b'.repeat(1000)}`;
    expect(shown(excerptOf(text, [spanOf(text, 'EPIPE')], 0))).toEqual([
      `1 …${'a'.repeat(160)}[EPIPE]${'b'.repeat(160)}…`,
    ]);
  });

  test('shows colours not at all, and what cannot be seen as a sign', () => {
    const text = 'x\u001b[31mEPIPE\u202e\u0000';
    expect(shown(excerptOf(text, [spanOf(text, 'EPIPE')], 0))).toEqual(['1 x[EPIPE]\ufffd\ufffd']);
  });
});

describe('a link', () => {
  test('carries a short text whole, and of a long one what stands around the first cause', () => {
    expect(carriedPart('short', [])).toBe('short');
    const line = `${'x'.repeat(99)}\n`;
    const text = `${line.repeat(200)}EPIPE\n${line.repeat(200)}`;
    const carried = carriedPart(text, [spanOf(text, 'EPIPE')]);
    expect(carried).toHaveLength(6000);
    // It begins with a whole line, and has more of what follows.
    expect(carried.startsWith(line)).toBe(true);
    expect(carried.indexOf('EPIPE')).toBe(1900);
    expect(carriedPart(text, [])).toBe(text.slice(0, 6000));
  });

  test('gives back what it was made of', () => {
    for (const text of ['a b&c#d%', 'línea\nüber 100 %', '🚇']) {
      expect(textOfFragment(fragmentOf(text))).toBe(text);
    }
    expect(textOfFragment('#causes')).toBeUndefined();
  });

  test('that was cut within a character can be read but for that one', () => {
    expect(textOfFragment('#text=rel%C3%A9%C3')).toBe('relé\ufffd');
    expect(textOfFragment('#text=100%')).toBe('100%');
  });
});
