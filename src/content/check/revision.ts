/** The English page names the revision of the Spanish page that it was made from. */
import { createHash } from 'node:crypto';
import type { Problem } from './problem.ts';
import type { Twin } from './twin.ts';

/** Revision of a page: the name that git gives its content, cut to 12 digits. */
export function revisionOf(content: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest('hex')
    .slice(0, 12);
}

export function checkRevision(path: string, es: Twin, en: Twin): Problem[] {
  const revision = revisionOf(es.text);
  const made = en.frontMatter.source_revision;
  if (made === revision) return [];
  return [
    `${en.file}:1: is stale, made from ${made ?? 'no revision'} of ${es.file}, now ${revision}: ` +
      `bring it up to date, then \`npm run translate:stamp -- ${path}\``,
  ];
}
