/** Names that are spelled nearly as another one. */

/** Number of wrong letters, two that changed places counting once; `most + 1` if there are more than `most`. */
export function editDistance(a: string, b: string, most: number): number {
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

/** Known name that is spelled most like another one, in whatever case. */
export function nearest(name: string, known: readonly string[]): string {
  const apart = (other: string): number =>
    editDistance(name.toLowerCase(), other.toLowerCase(), Math.max(name.length, other.length));
  return known.reduce((best, other) => (apart(other) < apart(best) ? other : best));
}
