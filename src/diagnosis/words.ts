/** Shapes of the words of the diagnosis, and their form: `code` stands between backticks. */
import type { Said } from '../site/strings.ts';

/** Words of a cause, and the pages that it leads to. */
export interface CauseWords {
  readonly page: string;
  readonly error?: string;
  readonly what: Said;
  readonly settle?: Said;
}

export interface QuestionWords {
  readonly ask: Said;
  readonly answers: Readonly<Record<string, Said>>;
}

/** A text in pieces: `isCode` for what stood between backticks. */
export function piecesOf(text: string): { readonly text: string; readonly isCode: boolean }[] {
  return text
    .split('`')
    .map((piece, n) => ({ text: piece, isCode: n % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
