/** Cuts a text into pieces, those that met the query apart. Pure. */
import { wordsOf } from './vocabulary.ts';

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/**
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

/** How many words of a text met the query. */
export const countMarked = (text: string, words: ReadonlySet<string>): number =>
  new Set(wordsOf(text).filter((word) => words.has(word))).size;
