/**
 * Bundles the `*.browser.ts` files with esbuild, apart from React: one small script for every page, and a chunk for each feature,
 * fetched on use. Both languages share the files, which are published under the site's own root.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { build, type Plugin as BundlerPlugin } from 'esbuild';
import { oncePerProcess } from '../lib/once-per-process.ts';
import { searchIndexOf } from '../search/index.build.ts';
import { notLoaded } from '../shell/not-loaded/markup.ts';
import { localeOf } from '../site/locales.ts';

/** Folder of the published scripts, below the site's root. */
const FOLDER = 'assets/browser';
/** File of the service worker, at the site's root: a worker controls only pages below its own folder. */
const WORKER = 'service-worker.js';
/** File that, copied over the service worker's, ends reading offline for everybody. */
const REMOVAL = 'service-worker.off.js';

/** `import('search-index:es')` gives the pages of a language as the search wants them: a chunk like any other. */
const searchIndexes = (siteDir: string): BundlerPlugin => ({
  name: 'search-indexes',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^search-index:/ }, ({ path }) => ({ path, namespace: 'search-index' }));
    onLoad({ filter: /./, namespace: 'search-index' }, ({ path }) => ({
      contents: JSON.stringify(searchIndexOf(siteDir, path === 'search-index:en' ? 'en' : 'es')),
      loader: 'text',
    }));
  },
});

export default function browserScripts({ siteDir, i18n, siteConfig }: LoadContext): Plugin {
  const outDir = join(siteDir, 'node_modules', '.cache', 'browser-scripts');
  const root = siteConfig.customFields?.['rootBaseUrl'] as string;
  // One build serves both languages; in development each language builds its own.
  const made = oncePerProcess('browser-scripts', () => ({ entry: '', by: '' }));
  return {
    name: 'browser-scripts',
    getPathsToWatch: () => ['src', 'docs', 'i18n'].map((folder) => join(siteDir, folder, '**/*')),
    async loadContent() {
      if (made.entry !== '' && made.by !== i18n.currentLocale) return;
      const target = join(outDir, FOLDER);
      rmSync(target, { recursive: true, force: true });
      mkdirSync(target, { recursive: true });
      const { metafile } = await build({
        entryPoints: [join(siteDir, 'src/shell/boot.browser.ts')],
        absWorkingDir: siteDir,
        outdir: target,
        bundle: true,
        splitting: true,
        format: 'esm',
        target: 'es2022',
        minify: true,
        metafile: true,
        entryNames: '[name]-[hash]',
        chunkNames: '[name]-[hash]',
        legalComments: 'none',
        define: { 'process.env.NODE_ENV': JSON.stringify(process.env['NODE_ENV']) },
        loader: { '.css': 'text' },
        plugins: [searchIndexes(siteDir)],
        logLevel: 'error',
      });
      for (const [source, file] of [
        ['worker', WORKER],
        ['remove', REMOVAL],
      ] as const)
        await build({
          entryPoints: [join(siteDir, `src/offline/${source}.browser.ts`)],
          absWorkingDir: siteDir,
          outfile: join(outDir, file),
          bundle: true,
          format: 'iife',
          target: 'es2022',
          minify: true,
          legalComments: 'none',
          logLevel: 'error',
        });
      const boot = Object.entries(metafile.outputs).find(([, output]) =>
        output.entryPoint?.endsWith('src/shell/boot.browser.ts'),
      );
      if (boot === undefined) throw new Error('esbuild made no src/shell/boot.browser.ts');
      made.entry = boot[0].split('/').at(-1) ?? '';
      made.by = i18n.currentLocale;
    },
    injectHtmlTags: () => ({
      headTags: [
        { tagName: 'script', attributes: { type: 'module', src: `${root}${FOLDER}/${made.entry}` } },
      ],
      postBodyTags: [notLoaded(localeOf(i18n.currentLocale))],
    }),
    // While pages are written, the development server serves them as it does static files.
    configureWebpack: () => ({ devServer: { static: [{ directory: outDir, publicPath: root }] } }) as never,
    postBuild({ outDir: site }) {
      if (i18n.currentLocale === i18n.defaultLocale) {
        cpSync(join(outDir, FOLDER), join(site, FOLDER), { recursive: true });
        for (const file of [WORKER, REMOVAL]) cpSync(join(outDir, file), join(site, file));
      }
      return Promise.resolve();
    },
  };
}
