/** Wire format of the type hovers, which show the type of a name in code. Pure. */

export interface HoverInfo {
  /** The signature, as coloured HTML. */
  readonly code: string;
  /** First paragraph of its documentation, as HTML. */
  readonly doc?: string;
  /** Its tags, such as `param` or `returns`, with their text as HTML. */
  readonly tags?: readonly (readonly [name: string, html: string])[];
}

/** All that is known about one file. */
export interface Hovers {
  readonly infos: readonly HoverInfo[];
  /** Four numbers for each name, in order of place: line and column from 0, length, index of its info. */
  readonly at: readonly number[];
}

/** A name in a shown piece of code; line and column are counted from 0. */
export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly info: HoverInfo;
}

/**
 * @param hovers of the whole file
 * @param firstLine of the file, from 0, with which the shown piece begins
 * @param indent how many columns were taken off each line
 * @param lines how many lines are shown
 * @returns the names in the piece, by its own lines and columns
 */
export function spotsOf({ infos, at }: Hovers, firstLine: number, indent: number, lines: number): Spot[] {
  const spots: Spot[] = [];
  for (let index = 0; index < at.length; index += 4) {
    const [line = 0, column = 0, length = 0, which = 0] = at.slice(index, index + 4);
    const info = infos[which];
    if (info === undefined || line < firstLine || line >= firstLine + lines) continue;
    spots.push({ line: line - firstLine, column: column - indent, length, info });
  }
  return spots;
}

/**
 * Moves to the next name in the direction of an arrow key.
 * @returns the place in `spots` of the next name; where there is none in that direction, the same as before
 */
export function step(spots: readonly Spot[], current: number, key: string): number {
  const here = spots[current];
  if (here === undefined) return 0;
  if (key === 'Home') return 0;
  if (key === 'End') return spots.length - 1;
  if (key === 'ArrowRight') return Math.min(current + 1, spots.length - 1);
  if (key === 'ArrowLeft') return Math.max(current - 1, 0);
  const down = key === 'ArrowDown';
  const lines = spots.map(({ line }) => line).filter((line) => (down ? line > here.line : line < here.line));
  if (lines.length === 0) return current;
  const target = down ? Math.min(...lines) : Math.max(...lines);
  const distance = ({ column }: Spot): number => Math.abs(column - here.column);
  const nearest = spots
    .filter(({ line }) => line === target)
    .reduce((best, spot) => (distance(spot) < distance(best) ? spot : best));
  return spots.indexOf(nearest);
}
