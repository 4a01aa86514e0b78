/**
 * Publishes the examples, once for both languages, so that a copied address does not depend on the reader's:
 *   /examples/<id>/<file>              as they are
 *   /examples/<id>.tar.gz              everything of one
 *   /examples/index.json               for programs, with index.schema.json
 *   /r/registry.json, /r/<id>.json     the modules, for shadcn's client
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { exampleIndexJsonSchema } from '../publish/example-index.schema.ts';
import { archiveOf } from '../publish/archive.ts';
import { exampleIndexOf } from '../publish/example-index.ts';
import { listExamples } from '../examples/files.build.ts';
import { pagesOfExamples } from '../content/pages-of-examples.ts';
import { shadcnRegistry } from '../publish/shadcn.ts';

export default function publishExamples({ siteDir, i18n, siteConfig }: LoadContext): Plugin {
  const made = join(siteDir, 'node_modules', '.cache', 'published-examples');
  const root = siteConfig.customFields?.['rootBaseUrl'] as string;
  return {
    name: 'publish-examples',
    getPathsToWatch: () => [join(siteDir, 'examples/**/*')],
    loadContent() {
      if (i18n.currentLocale === i18n.defaultLocale) writePublished(siteDir, siteConfig.url + root, made);
      return Promise.resolve();
    },
    // While pages are written, the development server serves them as it does static files.
    configureWebpack: () => ({ devServer: { static: [{ directory: made, publicPath: root }] } }) as never,
    postBuild({ outDir }) {
      if (i18n.currentLocale === i18n.defaultLocale) cpSync(made, outDir, { recursive: true });
      return Promise.resolve();
    },
  };
}

/**
 * @param root the project's folder
 * @param site where the site is published, with its base, ending with a slash
 * @param target the folder to write everything to; what it held is lost
 */
export function writePublished(root: string, site: string, target: string): void {
  const folder = join(root, 'examples');
  const pages = pagesOfExamples(root);
  const write = (path: string, content: unknown): void => {
    const file = join(target, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      content instanceof Uint8Array ? content : `${JSON.stringify(content, undefined, 2)}\n`,
    );
  };
  rmSync(target, { recursive: true, force: true });
  cpSync(folder, join(target, 'examples'), {
    recursive: true,
    filter: (path) => !/__pycache__|package\.json$|tsconfig/.test(path),
  });
  for (const id of listExamples(folder)) write(`examples/${id}.tar.gz`, archiveOf(id, root, site));
  write('examples/index.json', exampleIndexOf(root, site, pages));
  write('examples/index.schema.json', exampleIndexJsonSchema());
  for (const [name, content] of shadcnRegistry(root, site, pages)) write(`r/${name}`, content);
}
