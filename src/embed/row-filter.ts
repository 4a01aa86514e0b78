/** Whether a row of the matrix is to be shown. Pure. */

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/**
 * @param row text of the whole row
 * @param words what the reader typed: each word must stand in the row, in any case, accents or none
 * @param onlyDiffering whether a row is wanted only if it holds the sign ≠
 */
export function matches(row: string, words: string, onlyDiffering: boolean): boolean {
  if (onlyDiffering && !row.includes('≠')) return false;
  const text = plain(row);
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
