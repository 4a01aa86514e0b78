/** Cuts texts into the words that the search compares. */
import { isNumber, isTelling, withoutNumbers } from './numbers.ts';
import { fold, stemOf } from './stemmer.ts';
import { MEANING_OF } from './synonyms.ts';
import { PHRASES, SITUATIONS, STOP_WORDS, SYSTEM_ERRORS } from './vocabulary.data.ts';

/** Letters of the longest word; what is longer is encoded data or a hash. */
const LONGEST = 48;

/** Borders between the parts of a camelCase name. */
const CAMEL = /(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** True for the code of an error: `epipe`, `err_stream_destroyed`, `sigpipe`. */
export const isCode = (word: string): boolean =>
  Object.hasOwn(SYSTEM_ERRORS, word) || /^(?:und_)?err_|^sig[a-z]{3,4}$|.{4}(?:error|exception)$/.test(word);

/** Meaning or stem of a word; undefined for one that says nothing. */
function reduced(word: string): string | undefined {
  if (STOP_WORDS.has(word) || word === '') return undefined;
  if (isNumber(word)) return isTelling(word) ? word : undefined;
  if (isCode(word)) return word;
  const stem = stemOf(word);
  return MEANING_OF.get(stem) ?? stem;
}

const plainOf = (text: string): string => withoutNumbers(fold(text));

/**
 * Words of a text one after the other, to be compared as a phrase.
 * @param text anything; linear in its length
 */
export function phraseOf(text: string): string[] {
  return wordsInOrder(plainOf(text));
}

function wordsInOrder(plain: string): string[] {
  const words: string[] = [];
  for (const [name] of plain.matchAll(/[\p{L}\d_]+/gu)) {
    if (name.length > LONGEST) continue;
    const parts = name.includes('_') ? name.split('_') : name.split(CAMEL);
    if (parts.length > 1) words.push(name.toLowerCase().replace(/^_+|_+$/g, ''));
    for (const part of parts) {
      const word = reduced(part.toLowerCase());
      if (word !== undefined) words.push(word);
    }
  }
  return words;
}

/**
 * Cuts a text into what the search compares. Accents, case, endings and synonyms of either language are gone; a code or
 * camelCase name gives itself and its parts; addresses, ports and line numbers give nothing.
 * @param text anything; linear in its length
 * @returns words in their order, with repetitions, and then what they say together
 */
export function wordsOf(text: string): string[] {
  const plain = plainOf(text);
  const words = wordsInOrder(plain);
  const lower = plain.toLowerCase();
  for (const [phrase, word] of PHRASES) {
    for (const _ of lower.matchAll(phrase)) words.push(word);
  }
  for (const [situation, said] of SITUATIONS) if (situation.test(lower)) words.push(...wordsInOrder(said));
  for (const [code, { words: said }] of Object.entries(SYSTEM_ERRORS)) {
    if (said.some((phrase) => lower.includes(phrase))) words.push(code);
  }
  return words;
}
