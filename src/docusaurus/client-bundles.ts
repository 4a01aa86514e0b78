/** Removes the scripts that Docusaurus bundles for the browser: `page-template.ts` names none of them. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../lib/files.ts';
import { LOCALES, PREFIX } from '../site/locales.ts';

/** Folder of Docusaurus' scripts, below the root of each language. */
const SCRIPTS = 'assets/js';

/**
 * @param folder of the built site
 * @throws naming a page that loads one of them
 */
export function dropClientBundles(folder: string): void {
  for (const file of filesOf(folder, /\.html$/)) {
    if (readFileSync(join(folder, file), 'utf8').includes(`/${SCRIPTS}/`)) {
      throw new Error(
        `${file}: names a script of ${SCRIPTS}, none of which is published: see page-template.ts`,
      );
    }
  }
  for (const locale of LOCALES)
    rmSync(join(folder, PREFIX[locale], SCRIPTS), { recursive: true, force: true });
}
