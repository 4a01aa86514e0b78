/** `/examples/index.json`: every example with its files, their hashes and where it was verified, read from disk. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ExampleIndex, IndexedExample, IndexedFile } from './example-index.schema.ts';
import { archiveOf } from './archive.ts';
import { filesOf, hasModule } from './example-files.ts';
import {
  closureOf,
  fileOf,
  listExamples,
  listRunnables,
  packagesOf,
  readMetadata,
} from '../examples/files.build.ts';
import { runsByRuntime } from '../embed/runtime-tables.ts';

/** Helpers that demos of several examples share, below `examples/`. */
const SHARED = ['observe.ts', 'observe.py'];

const LANGUAGES: Record<string, IndexedFile['language']> = {
  ts: 'typescript',
  mjs: 'javascript',
  py: 'python',
  json: 'json',
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function roleOf(example: string, file: string): IndexedFile['role'] {
  if (file.startsWith('recordings/')) return 'recording';
  if (/^traces[/.]/.test(file)) return 'trace';
  if (file === 'example.json') return 'metadata';
  if (file === fileOf(example, 'module', 'typescript') || file === fileOf(example, 'module', 'python')) {
    return 'module';
  }
  if (/^demo[-_.]/.test(file)) return 'demo';
  return /^without[-_]handler[-_.]/.test(file) ? 'without-handler' : 'helper';
}

function indexed(path: string, role: IndexedFile['role'], folder: string, part?: string): IndexedFile {
  const absolute = join(folder, path);
  const bytes = readFileSync(absolute);
  const runs = /\.(ts|mjs|py)$/.test(path);
  const needs = runs ? closureOf(absolute).filter((other) => other !== absolute) : [];
  const packages = [...new Set(runs ? [absolute, ...needs].flatMap(packagesOf) : [])].sort();
  return {
    path,
    role,
    ...(part !== undefined && { part }),
    language: LANGUAGES[path.split('.').at(-1) ?? ''] ?? 'text',
    bytes: bytes.length,
    sha256: sha256(bytes),
    ...(needs.length > 0 && { needs: needs.map((other) => relative(folder, other).split(sep).join('/')) }),
    ...(packages.length > 0 && { packages }),
  };
}

/** Runtimes that an example was recorded on, and the errors that its demos met and outlived. */
function measuredOf(example: string, folder: string): Pick<IndexedExample, 'errors' | 'verified'> {
  const errors = new Set<string>();
  const verified = new Map<string, IndexedExample['verified'][number]>();
  for (const runnable of listRunnables(example, folder)) {
    for (const { id, recording, run } of runsByRuntime(runnable, folder)) {
      const { name, version } = recording.runtime;
      const known = verified.get(id) ?? {
        runtime: `${name} ${version}`,
        platform: recording.platform,
        recording: `${example}/recordings/${id}.json`,
        parts: [],
      };
      known.parts.push(runnable.part);
      verified.set(id, known);
      if (!runnable.part.startsWith('demo')) continue;
      for (const error of run.outcomes.flatMap((outcome) => outcome.errors)) {
        if (!/^u/.test(error.arrival)) errors.add(error.code ?? error.name);
      }
    }
  }
  return { errors: [...errors].sort(), verified: [...verified.values()] };
}

/**
 * @param root the project's folder
 * @param site where the site is published, with its base, ending with a slash
 * @param pages the address, without locale, of the page that explains each example
 * @throws when a recording is stale, saying how to make it again
 */
export function exampleIndexOf(root: string, site: string, pages: ReadonlyMap<string, string>): ExampleIndex {
  const folder = join(root, 'examples');
  return {
    $schema: `${site}examples/index.schema.json`,
    base: `${site}examples/`,
    licence: { id: '0BSD', path: 'LICENSE' },
    shared: [indexed('LICENSE', 'licence', folder), ...SHARED.map((path) => indexed(path, 'helper', folder))],
    examples: listExamples(folder).map((id) => {
      const page = pages.get(id);
      const archive = archiveOf(id, root, site);
      const parts = new Map(listRunnables(id, folder).map(({ path, part }) => [path, part]));
      return {
        id,
        title: readMetadata(id, folder).title,
        ...(page !== undefined && { pages: { es: site + page.slice(1), en: `${site}en${page}` } }),
        licence: '0BSD' as const,
        ...measuredOf(id, folder),
        archive: { path: `${id}.tar.gz`, bytes: archive.length, sha256: sha256(archive) },
        ...(hasModule(id, folder) && { registry: `${site}r/${id}.json` }),
        files: filesOf(id, folder).map((file) =>
          indexed(`${id}/${file}`, roleOf(id, file), folder, parts.get(join(folder, id, file))),
        ),
      };
    }),
  };
}
