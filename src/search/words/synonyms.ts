/** Meanings of stems: one word for all synonyms, in both languages. */
import { fold, stemOf } from './stemmer.ts';
import { MEANINGS } from './vocabulary.data.ts';

const meanings = new Map<string, string>();
for (const line of MEANINGS.trim().split('\n')) {
  const words = fold(line).split(' ');
  for (const word of words) meanings.set(stemOf(word), words[0] ?? word);
}

/** Meaning of each stem that has synonyms. */
export const MEANING_OF: ReadonlyMap<string, string> = meanings;
