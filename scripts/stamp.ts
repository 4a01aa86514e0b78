/**
 * Writes into English pages the revision of the Spanish page that they were made from.
 *   npm run translate:stamp -- reference/broken-pipe-error.mdx
 *   npm run translate:stamp -- --all
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { revisionOf } from '../src/content/check/revision.ts';
import { listPages } from '../src/content/pages.ts';
import { PAGES_FOLDER } from '../src/site/locales.ts';

const asked = process.argv.slice(2);
const pages = asked.includes('--all') ? listPages(PAGES_FOLDER.en) : asked;
if (pages.length === 0) throw new Error('name the pages that are up to date, or --all');
for (const page of pages) {
  const path = join(PAGES_FOLDER.en, page);
  const revision = revisionOf(readFileSync(join(PAGES_FOLDER.es, page), 'utf8'));
  const text = readFileSync(path, 'utf8').replace(/^source_revision:.*\n/m, '');
  writeFileSync(path, text.replace(/^---\n/, `---\nsource_revision: ${revision}\n`));
  console.log(`${path}: made from ${revision}`);
}
