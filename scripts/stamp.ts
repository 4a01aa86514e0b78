/**
 * Writes into English pages the revision of the Spanish page that they were made from.
 *   npm run translate:stamp -- reference/broken-pipe-error.mdx    also by its address, or by the path of either file
 *   npm run translate:stamp -- --all
 */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { revisionOf } from '../src/content/check/revision.ts';
import { listPages } from '../src/content/pages.ts';
import { Mendable } from '../src/lib/mendable.mjs';
import { PAGES_FOLDER } from '../src/site/locales.ts';
import { start } from './lib/setup.mjs';

const HOW = 'npm run translate:stamp -- reference/epipe.mdx, or -- --all';

/** Path of a page within its folder, from that path, from its address, or from the path of either file. */
function pageOf(asked: string): string {
  const folder = Object.values(PAGES_FOLDER).find((each) => asked.startsWith(`${each}/`));
  const name = folder === undefined ? asked.replace(/^\/?(?:en\/)?/, '') : asked.slice(folder.length + 1);
  return `${name.replace(/\.mdx$/, '')}.mdx`;
}

start(async () => {
  const asked = process.argv.slice(2);
  const pages = asked.includes('--all') ? listPages(PAGES_FOLDER.en) : asked.map(pageOf);
  if (pages.length === 0) throw new Mendable(`name the pages that are up to date: ${HOW}`);
  // All are looked for before the first is stamped.
  for (const path of pages.flatMap((page) => [join(PAGES_FOLDER.es, page), join(PAGES_FOLDER.en, page)])) {
    if (!existsSync(path)) throw new Mendable(`there is no ${path}: write it, or correct the name: ${HOW}`);
  }
  for (const page of pages) {
    const path = join(PAGES_FOLDER.en, page);
    const revision = revisionOf(readFileSync(join(PAGES_FOLDER.es, page), 'utf8'));
    const text = readFileSync(path, 'utf8').replace(/^source_revision:.*\n/m, '');
    await writeFile(path, text.replace(/^---\n/, `---\nsource_revision: ${revision}\n`));
    console.log(`${path}: made from ${revision}`);
  }
});
