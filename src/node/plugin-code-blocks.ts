/**
 * What code blocks need beyond their HTML: the types of their names, one file for each example's file, fetched when a
 * reader first points at one. Keeps Docusaurus' highlighter away from readers: code is coloured while the site is built.
 */
import { cpSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { examplesFolder } from './examples.ts';
import { askAbout, hoversId, typescriptFiles, type Asker } from './hovers.ts';

/** Where hovers are published, below the site's root. */
const FOLDER = 'assets/hovers';

export default function codeBlocks({ siteDir, i18n, siteConfig }: LoadContext): Plugin {
  const cache = join(siteDir, 'node_modules', '.cache', 'hovers');
  const root = siteConfig.customFields?.['rootBaseUrl'] as string;
  let current: readonly string[] = [];
  return {
    name: 'code-blocks',
    loadContent() {
      current = writeHovers(examplesFolder(siteDir), cache);
      return Promise.resolve();
    },
    configureWebpack: () =>
      ({
        // The theme loads it on every page, even when no code block of its own is left.
        resolve: { alias: { 'prism-react-renderer': false } },
        // While pages are written, the development server serves them as it does static files.
        devServer: { static: [{ directory: cache, publicPath: `${root}${FOLDER}` }] },
      }) as never,
    postBuild({ outDir }) {
      // One address for both languages, as for the examples themselves.
      if (i18n.currentLocale === i18n.defaultLocale) {
        for (const name of current) cpSync(join(cache, name), join(outDir, FOLDER, name));
      }
      return Promise.resolve();
    },
  };
}

/**
 * Writes the hovers of every TypeScript file that the cache does not have.
 * @returns the names of the files in the cache that hold today's examples
 */
export function writeHovers(folder: string, cache: string): string[] {
  mkdirSync(cache, { recursive: true });
  let asker: Asker | undefined;
  return typescriptFiles(folder).map((path) => {
    const name = `${hoversId(path, folder)}.json`;
    const target = join(cache, name);
    if (!existsSync(target)) {
      asker ??= askAbout(folder);
      // In one piece, so that a build that is stopped leaves no half of a file behind.
      writeFileSync(`${target}.part`, JSON.stringify(asker.hoversOf(path)));
      renameSync(`${target}.part`, target);
    }
    return name;
  });
}
