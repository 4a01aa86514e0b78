/** Explicit ids of headings, `## Title {#id}`, read as Docusaurus reads them. */
import { escapeMarkdownHeadingIds, parseMarkdownHeadingId } from '@docusaurus/utils';
import type { Heading } from 'mdast';

/** Text of a page in which ids are escaped: MDX would take `{#id}` for an expression. */
export const escapeIds: (text: string) => string = escapeMarkdownHeadingIds;

/**
 * Takes the id off a heading of an escaped text: it is the end of its last text.
 * @returns the empty string for a heading without one
 */
export function takeId(heading: Heading): string {
  const last = heading.children.at(-1);
  if (last?.type !== 'text') return '';
  const { text, id } = parseMarkdownHeadingId(last.value);
  last.value = text;
  return id ?? '';
}
