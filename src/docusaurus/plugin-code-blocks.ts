/**
 * Publishes the types of the names in code blocks, one file for each example's file, fetched when a reader first points
 * at a name. Keeps Docusaurus' highlighter away from readers: code is coloured while the site is built.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { examplesFolder } from '../examples/files.build.ts';
import { oncePerProcess } from '../lib/once-per-process.ts';
import { HOVERS, missingHovers } from '../code/write-hovers.build.ts';
import { cachePath } from '../lib/cache.ts';
import { mustRun } from '../lib/spawn.mjs';

/** Folder of the published hovers, below the site's root. */
const FOLDER = 'assets/hovers';

export default function codeBlocks({ siteDir, i18n, siteConfig }: LoadContext): Plugin {
  const cache = cachePath(siteDir, HOVERS);
  const root = siteConfig.customFields?.['rootBaseUrl'] as string;
  // Both languages show the same files, and pages are made while TypeScript is asked about them.
  const writing = oncePerProcess('hovers', () => ({ done: Promise.resolve() }));
  let current: readonly string[] = [];
  return {
    name: 'code-blocks',
    loadContent() {
      const folder = examplesFolder(siteDir);
      const { all, missing } = missingHovers(folder, siteDir);
      current = all;
      if (missing.length > 0) {
        // What went wrong before may have been mended since.
        writing.done = writing.done.catch(() => undefined).then(() => writeElsewhere(siteDir, folder));
        // Told at the end of a build; while pages are written there is none.
        writing.done.catch((error: unknown) => console.error(String(error)));
      }
      return Promise.resolve();
    },
    configureWebpack: () =>
      ({
        // The theme loads it on every page, even when no code block of its own is left.
        resolve: { alias: { 'prism-react-renderer': false } },
        // While pages are written, the development server serves them as it does static files.
        devServer: { static: [{ directory: cache, publicPath: `${root}${FOLDER}` }] },
      }) as never,
    async postBuild({ outDir }) {
      await writing.done;
      // One address for both languages, as for the examples themselves.
      if (i18n.currentLocale === i18n.defaultLocale) {
        // Another build, of other examples, may have removed some meanwhile.
        if (missingHovers(examplesFolder(siteDir), siteDir).missing.length > 0) {
          await writeElsewhere(siteDir, examplesFolder(siteDir));
        }
        for (const name of current) cpSync(join(cache, name), join(outDir, FOLDER, name));
      }
    },
  };
}

/** Runs `write-hovers.build.ts` on another core. */
async function writeElsewhere(siteDir: string, folder: string): Promise<void> {
  const program = join(siteDir, 'src/code/write-hovers.build.ts');
  await mustRun(process.execPath, ['--import', 'tsx', program, folder, siteDir], { cwd: siteDir });
}
