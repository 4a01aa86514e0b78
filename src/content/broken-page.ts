/** Errors of pages that cannot be read: each problem with its line and its mend. */
import type { Placed } from './page.ts';

/** A page that cannot be read. Its message has one line for each problem: `file:line: what, and how to mend it`. */
export class BrokenPage extends Error {
  /** @param file as it is to be shown */
  constructor(
    readonly problems: readonly Placed[],
    file: string,
  ) {
    super(problems.map(({ line, value }) => `${file}:${line}: ${value}`).join('\n'));
  }
}

interface ParserError extends Error {
  readonly line?: number;
  readonly reason?: string;
  readonly place?: { readonly line?: number; readonly start?: { readonly line: number } };
}

/** Usual mend for a message of the parser, for writers who do not know MDX. */
function mendOf(reason: string): string {
  if (/expression|acorn/i.test(reason)) return 'write { as \\{, or put the code into `…`';
  if (/before name|tag name|attribute/i.test(reason)) return 'write < as &lt;, or put it into `…`';
  if (/closing tag|end-tag/i.test(reason)) return 'close the element, with an empty line before and after it';
  return 'see https://mdxjs.com/docs/troubleshooting-mdx/';
}

/** Problem that the parser of MDX names. */
export function syntaxProblem(error: unknown): Placed {
  const { line, place, reason, message } = error as ParserError;
  const what = (reason ?? message).split('\n', 1)[0] ?? '';
  return {
    line: line ?? place?.start?.line ?? place?.line ?? 1,
    value: `is no MDX (${what}): ${mendOf(what)}`,
  };
}
