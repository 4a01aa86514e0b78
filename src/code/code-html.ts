/** Turns highlighted tokens into the HTML of a code block. Pure. */

/** CSS classes of the kinds of token; `code.css` gives each its colour (`.k` is `--code-keyword`, and so on). */
export const TOKEN_CLASSES = {
  comment: 'c',
  keyword: 'k',
  string: 's',
  number: 'n',
  function: 'f',
  type: 't',
} as const;

export type TokenClass = (typeof TOKEN_CLASSES)[keyof typeof TOKEN_CLASSES];

export interface Token {
  readonly text: string;
  /** Kind of the token; absent for plain text, such as names of variables and punctuation. */
  readonly kind?: TokenClass | undefined;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;' };

/** Text as the content of an element. */
export const escapeHtml = (text: string): string => text.replace(/[&<]/g, (sign) => ESCAPES[sign] ?? sign);

/**
 * @param tokens of one line or less
 * @returns HTML whose text is exactly that of the tokens; neighbours of one kind share an element
 */
export function tokensHtml(tokens: readonly Token[]): string {
  const merged: { text: string; kind: TokenClass | undefined }[] = [];
  for (const { text, kind } of tokens) {
    const last = merged.at(-1);
    // A space has no colour: it goes with what stands before it.
    if (last !== undefined && (last.kind === kind || text.trim() === '')) last.text += text;
    else merged.push({ text, kind });
  }
  return merged.map(({ text, kind }) => tokenHtml(text, kind)).join('');
}

function tokenHtml(text: string, kind: TokenClass | undefined): string {
  if (kind === undefined) return escapeHtml(text);
  const [, inner = '', space = ''] = /^(.*?)(\s*)$/s.exec(text) ?? [];
  return `<i class=${kind}>${escapeHtml(inner)}</i>${space}`;
}

/**
 * @param lines tokens of each line
 * @param marked which line to mark, counted from 1, if any
 * @returns the HTML of the whole, lines parted by line feeds; its text is exactly the code
 */
export function codeHtml(lines: readonly (readonly Token[])[], marked?: number): string {
  return lines
    .map((line, index) => {
      const end = index + 1 < lines.length ? '\n' : '';
      const html = tokensHtml(line) + end;
      // The line feed belongs to the mark, which is a block: after it, there would be an empty line.
      return index + 1 === marked ? `<mark>${html}</mark>` : html;
    })
    .join('');
}
