/** An example as one archive: its folder, what its files need beside it, and a package.json to run them. */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import { closureOf, listRunnables, packagesOf, readMetadata } from '../examples/files.build.ts';
import { filesOf } from './example-files.ts';

/** The folder that the archive unpacks to. */
export const archiveRoot = (example: string): string => `tuberia-rota-${example}`;

/** The packages that files import, in the versions that this project tests with, types included. */
function dependenciesOf(paths: readonly string[], root: string): Record<string, string> {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const named = paths.filter((path) => path.endsWith('.ts')).flatMap(packagesOf);
  const versions: Record<string, string> = {};
  for (const name of [...new Set(named)].sort().flatMap((found) => [found, `@types/${found}`])) {
    const version = devDependencies[name];
    if (version !== undefined) versions[name] = version;
    else if (!name.startsWith('@types/')) throw new Error(`package.json: an example imports ${name}: add it`);
  }
  return versions;
}

/**
 * The same bytes for the same files: no time and no owner is written.
 * @param site where the site is published, with its base, ending with a slash
 * @returns a gzipped tar
 */
export function archiveOf(example: string, root: string, site: string): Buffer {
  const folder = join(root, 'examples');
  const own = filesOf(example, folder).map((file) => join(folder, example, file));
  const needed = listRunnables(example, folder).flatMap(({ path }) => closureOf(path));
  const paths = [...new Set([...own, ...needed, join(folder, 'LICENSE')])].sort();
  const manifest = {
    private: true,
    type: 'module',
    description: readMetadata(example, folder).title.en,
    homepage: `${site}examples/${example}.tar.gz`,
    license: '0BSD',
    dependencies: dependenciesOf(paths, root),
  };
  const entries = paths.map((path) => ({
    name: relative(folder, path).split(sep).join('/'),
    data: readFileSync(path),
  }));
  const tar = createTar(
    [...entries, { name: 'package.json', data: `${JSON.stringify(manifest, undefined, 2)}\n` }].map(
      ({ name, data }) => ({ name: `${archiveRoot(example)}/${name}`, data }),
    ),
    { attrs: { mtime: 0, uid: 0, gid: 0, mode: '644' } },
  );
  return gzipSync(tar, { level: 9 });
}
