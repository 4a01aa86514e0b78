/** Pastes that a field of one line cannot show. */

/** Characters of a paste that the field shows. */
const LONGEST_SHOWN = 300;
/** Characters of a paste that are read. */
const LONGEST_READ = 1_000_000;

export interface Pasted {
  /** The paste as it came. */
  readonly text: string;
  /** Part of it that the field shows. */
  readonly shown: string;
}

/** Takes a paste of several lines, or a long one, as it is; undefined for what the field can show itself. */
export function takePaste(text: string): Pasted | undefined {
  if (!/[\r\n]/.test(text) && text.length <= LONGEST_SHOWN) return undefined;
  const shown = text
    .slice(0, 4 * LONGEST_SHOWN)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_SHOWN);
  return { text: text.slice(0, LONGEST_READ), shown };
}
