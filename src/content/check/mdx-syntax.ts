/** Check that pages are valid MDX. Every other check relies on it. */
import { join } from 'node:path';
import { PAGES_FOLDER } from '../../site/locales.ts';
import { readPage } from '../page.ts';
import { listPages } from '../pages.ts';

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

/**
 * @param root the project's folder
 * @returns one line for each page that is not MDX
 */
export function checkSyntax(root: string): string[] {
  return Object.values(PAGES_FOLDER).flatMap((folder) =>
    listPages(join(root, folder)).flatMap((page) => {
      try {
        readPage(join(root, folder, page));
        return [];
      } catch (error) {
        const { line, place, reason, message } = error as ParserError;
        const at = line ?? place?.start?.line ?? place?.line ?? 1;
        const what = (reason ?? message).split('\n', 1)[0] ?? '';
        return [`${folder}/${page}:${at}: is no MDX (${what}): ${mendOf(what)}`];
      }
    }),
  );
}
