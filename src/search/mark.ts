/** Marks in a text what met the query. */
import { wordsOf } from './words/words.ts';

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Cuts a text into pieces that met the query and pieces that did not.
 * @param text what is shown
 * @param words of the index, as `wordsOf` gives them
 * @returns the whole text, in pieces
 */
export function markedPieces(text: string, words: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  const push = (part: string, marked: boolean) => {
    const last = pieces.at(-1);
    if (part === '') return;
    if (last?.marked === marked) pieces[pieces.length - 1] = { text: last.text + part, marked };
    else pieces.push({ text: part, marked });
  };
  let from = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\d_]+/gu)) {
    push(text.slice(from, index), false);
    push(
      word,
      wordsOf(word).some((part) => words.has(part)),
    );
    from = index + word.length;
  }
  push(text.slice(from), false);
  return pieces;
}

const seen = new Map<string, readonly string[]>();

/** Counts the words of a text of the index that met the query; each text is cut into words once. */
export function countMarked(text: string, words: ReadonlySet<string>): number {
  let own = seen.get(text);
  if (own === undefined) {
    own = [...new Set(wordsOf(text))];
    seen.set(text, own);
  }
  return own.filter((word) => words.has(word)).length;
}
