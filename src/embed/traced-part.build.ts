/** Traces with the source that they run, as figures want them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokensHtml, type Token } from '../code/code-html.ts';
import { highlight } from '../code/highlight.build.ts';
import { fileOf } from '../examples/files.build.ts';
import { readTrace } from '../trace/files.build.ts';
import type { Place, Trace } from '../trace/trace.ts';

/** Trace, and the lines of source that its steps name. */
export interface TracedPart {
  readonly trace: Trace;
  /** Lines of the traced file, as HTML. */
  readonly source: readonly string[];
  /** Text of the line at a place. */
  readonly lineAt: (place: Place) => string;
}

/** @throws when the part has no trace */
export function tracedPart(of: string, part: string, folder: string): TracedPart {
  const traced = join(of, fileOf(of, part, 'typescript'));
  const linesOf = (file: string): Token[][] =>
    highlight(readFileSync(join(folder, file), 'utf8').trimEnd(), 'typescript');
  return {
    trace: readTrace(of, part, folder),
    source: linesOf(traced).map(tokensHtml),
    lineAt: ({ file = traced, line }) => (linesOf(file)[line - 1] ?? []).map((token) => token.text).join(''),
  };
}

/** Base of the site's addresses. */
export const siteBase = (): string => process.env['BASE_URL'] ?? '/';
