/** Stems of Spanish and English words. */

const SUFFIXES =
  'amiento imiento iendose andose iendo ando ieron aron abamos aban ando ing adamente mente ado ada ido ida ion ed en ar er ir an ly'.split(
    ' ',
  );

/**
 * Cuts a word to the stem that its forms share: plurals, genders, common verb endings of both languages. Not linguistics:
 * what matters is that index and query are cut the same way.
 * @param word in lower case, without accents
 */
export function stemOf(word: string): string {
  if (word.length < 4 || /[\d_]/.test(word)) return word;
  let stem = /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
  const suffix = SUFFIXES.find((end) => stem.endsWith(end) && stem.length - end.length >= 3);
  if (suffix !== undefined) stem = stem.slice(0, -suffix.length);
  if (stem.length > 3) stem = stem.replace(/[aeiouy]$/, '');
  return stem
    .replace(/ie/g, 'e')
    .replace(/ue/g, 'o')
    .replace(/([^aeiou])\1$/, '$1');
}

/** Takes accents off, and makes compatible characters plain. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');
