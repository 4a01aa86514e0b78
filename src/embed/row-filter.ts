/** Filter of the matrix's rows. Pure. */

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/**
 * @param row text of the whole row
 * @param words that the reader typed: each must stand in the row, whatever its case and accents
 * @param onlyDiffering keeps only rows with the sign ≠
 */
export function matches(row: string, words: string, onlyDiffering: boolean): boolean {
  if (onlyDiffering && !row.includes('≠')) return false;
  const text = plain(row);
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
