/** Cuts a named region out of a source text. */

export interface Region {
  /** The lines between the marks, without the indentation that they share. */
  readonly text: string;
  /** Line of the source on which it begins, counted from 0. */
  readonly firstLine: number;
  /** Number of columns that were taken off each line. */
  readonly indent: number;
}

/**
 * @param text whole source, with `// #region name` … `// #endregion` (`#` alone in Python)
 * @param name of the region
 * @param file name of the source, for the error message
 * @throws when the region is missing, twice there, or not closed
 */
export function regionOf(text: string, name: string, file: string): Region {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (marks(line, `region ${name}`) ? [index] : []));
  const [start] = starts;
  if (start === undefined || starts.length > 1) {
    throw new Error(
      `${file} has ${starts.length} regions "${name}": write \`#region ${name}\` in a comment, once`,
    );
  }
  const end = lines.findIndex((line, index) => index > start && marks(line, 'endregion'));
  if (end < 0)
    throw new Error(
      `region "${name}" of ${file}:${start + 1} is not closed: write \`#endregion\` in a comment`,
    );
  const inside = lines.slice(start + 1, end);
  const indent = Math.min(...inside.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return { text: inside.map((line) => line.slice(indent)).join('\n'), firstLine: start + 1, indent };
}

const marks = (line: string, words: string): boolean => line.trim().replace(/^(\/\/|#) ?#?/, '') === words;
