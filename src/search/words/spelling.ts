/** Misspelt words and the known ones that they may stand for. */
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

/** Number of wrong letters, two that changed places counting once; `most + 1` if there are more than `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? most + 1;
}

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
    const apart = distance(word, candidate, nearest);
    if (apart > nearest || candidate.length < 4) return;
    if (apart < nearest) found = [];
    nearest = apart;
    found.push(meant);
  };
  for (const [stem, meaning] of MEANING_OF) consider(stem, meaning);
  for (const candidate of known) consider(candidate, candidate);
  return [...new Set(found)].slice(0, 3);
}
