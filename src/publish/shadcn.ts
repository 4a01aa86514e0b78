/**
 * The modules as a shadcn registry, so that `npx shadcn add <address>` puts one into a project.
 * Form: https://ui.shadcn.com/docs/registry/registry-item-json; all files have a target, so that a project needs no
 * components.json.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, listExamples, readMetadata } from '../examples/files.build.ts';
import { hasModule } from './example-files.ts';

const SCHEMA = 'https://ui.shadcn.com/schema';

interface Item {
  readonly $schema?: string;
  readonly name: string;
  readonly type: 'registry:item';
  readonly title: string;
  readonly description: string;
  readonly docs: string;
  readonly files: readonly {
    readonly path: string;
    readonly type: 'registry:file';
    readonly target: string;
    readonly content?: string;
  }[];
}

interface Registry {
  readonly $schema: string;
  readonly name: string;
  readonly homepage: string;
  /** Without contents: those stand in each item's own file. */
  readonly items: readonly Item[];
}

function itemOf(example: string, root: string, site: string, page: string | undefined): Item {
  const file = fileOf(example, 'module', 'typescript');
  const { es, en } = readMetadata(example, join(root, 'examples')).title;
  return {
    name: example,
    type: 'registry:item',
    title: en,
    description: es,
    docs: `0BSD. ${site}${page === undefined ? `examples/${example}/${file}` : `en${page}`}`,
    files: [{ path: `examples/${example}/${file}`, type: 'registry:file', target: `~/lib/${file}` }],
  };
}

/**
 * @param root the project's folder
 * @param site where the site is published, with its base, ending with a slash
 * @param pages the address, without locale, of the page that explains each example
 * @returns what is served below `/r/`, by file name
 */
export function shadcnRegistry(
  root: string,
  site: string,
  pages: ReadonlyMap<string, string>,
): Map<string, unknown> {
  const folder = join(root, 'examples');
  const items = listExamples(folder)
    .filter((example) => hasModule(example, folder))
    .map((example) => itemOf(example, root, site, pages.get(example)));
  const registry: Registry = {
    $schema: `${SCHEMA}/registry.json`,
    name: 'tuberia-rota',
    homepage: site,
    items,
  };
  const withContent = items.map((item): [string, Item] => [
    `${item.name}.json`,
    {
      $schema: `${SCHEMA}/registry-item.json`,
      ...item,
      files: item.files.map((file) => ({ ...file, content: readFileSync(join(root, file.path), 'utf8') })),
    },
  ]);
  return new Map<string, unknown>([['registry.json', registry], ...withContent]);
}
