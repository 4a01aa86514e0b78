/**
 * What code blocks need beyond their HTML: the types of their names, one file for each example's file, fetched when a
 * reader first points at one. Keeps Docusaurus' highlighter away from readers: code is coloured while the site is built.
 */
import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { examplesFolder } from '../examples/files.build.ts';
import { lasting } from '../lib/once-per-process.ts';
import { missingHovers } from '../code/write-hovers.build.ts';

/** Where hovers are published, below the site's root. */
const FOLDER = 'assets/hovers';

export default function codeBlocks({ siteDir, i18n, siteConfig }: LoadContext): Plugin {
  const cache = join(siteDir, 'node_modules', '.cache', 'hovers');
  const root = siteConfig.customFields?.['rootBaseUrl'] as string;
  // Both languages show the same files, and pages are made while TypeScript is asked about them.
  const writing = lasting('hovers', () => ({ done: Promise.resolve() }));
  let current: readonly string[] = [];
  return {
    name: 'code-blocks',
    loadContent() {
      const folder = examplesFolder(siteDir);
      const { all, missing } = missingHovers(folder, cache);
      current = all;
      if (missing.length > 0) {
        // What went wrong before may have been mended since.
        writing.done = writing.done.catch(() => undefined).then(() => writeElsewhere(siteDir, folder, cache));
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
        for (const name of current) cpSync(join(cache, name), join(outDir, FOLDER, name));
      }
    },
  };
}

/** Runs `write-hovers.ts` on another core. */
function writeElsewhere(siteDir: string, folder: string, cache: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const program = join(siteDir, 'src/code/write-hovers.build.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', program, folder, cache], {
      cwd: siteDir,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim()))));
  });
}
