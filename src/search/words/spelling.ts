/** Misspelt words and the known ones that they may stand for. */
import { editDistance } from '../../lib/nearest.ts';
import { MEANING_OF } from './synonyms.ts';

/**
 * Writes a word as a Spanish ear hears it, where misspellings come from: b for v, s for z and soft c, no h.
 * @param stem as `stemOf` gives it
 */
const soundOf = (stem: string): string =>
  stem
    .replace(/h|(?<=q)u/g, '')
    .replace(/v/g, 'b')
    .replace(/x/g, 'cs')
    .replace(/z|c(?=[ei])/g, 's')
    .replace(/ll/g, 'y')
    .replace(/[kq]/g, 'c')
    .replace(/(.)\1/g, '$1');

const meaningBySound = new Map([...MEANING_OF].map(([stem, meaning]) => [soundOf(stem), meaning]));

/**
 * Known words that a misspelt one may stand for.
 * @param word as `wordsOf` gives it, which the index does not have
 * @param known the words of the index
 * @returns the nearest, if they are near enough for the word's length
 */
export function spelledLike(word: string, known: Iterable<string>): string[] {
  if (word.length < 4 || /^\d/.test(word)) return [];
  const heard = meaningBySound.get(soundOf(word));
  if (heard !== undefined) return [heard];
  let nearest = word.length < 6 ? 1 : 2;
  let found: string[] = [];
  const consider = (candidate: string, meant: string) => {
    const apart = editDistance(word, candidate, nearest);
    if (apart > nearest || candidate.length < 4) return;
    if (apart < nearest) found = [];
    nearest = apart;
    found.push(meant);
  };
  for (const [stem, meaning] of MEANING_OF) consider(stem, meaning);
  for (const candidate of known) consider(candidate, candidate);
  return [...new Set(found)].slice(0, 3);
}
