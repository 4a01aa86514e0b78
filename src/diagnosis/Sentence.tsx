import type { ReactNode } from 'react';
import { piecesOf } from './words.ts';

/** A sentence whose `code` stands between backticks. */
export default function Sentence({ children }: { readonly children: string }): ReactNode {
  return piecesOf(children).map(({ text, isCode }, n) => (isCode ? <code key={n}>{text}</code> : text));
}
