/** The examples on disk: their list, the files of each, and hashes of what a recording was made from. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { issueOf } from '../lib/issue.ts';
import { Mendable } from '../lib/mendable.mjs';
import { recordingSchema, type Recording } from './recording.ts';

export type CodeLanguage = 'typescript' | 'python';

/** A file of an example that can be run: `demo`, `demo-…`, `without-handler`, `without-handler-…`. */
export interface Runnable {
  readonly example: string;
  readonly part: string;
  readonly language: CodeLanguage;
  readonly path: string;
}

export const metadataSchema = z.strictObject({ title: z.strictObject({ es: z.string(), en: z.string() }) });
export type Metadata = z.infer<typeof metadataSchema>;

const SUFFIX: Record<CodeLanguage, string> = { typescript: '.ts', python: '.py' };

/** Absolute path of the folder `examples/`, found from the project's root. */
export const examplesFolder = (root = process.cwd()): string => join(root, 'examples');

/** The project's folder, of which this is `examples/`. */
export const projectOf = (folder: string): string => dirname(folder);

/** Every example's id, in alphabetical order. A folder counts as soon as it exists. */
export function listExamples(folder = examplesFolder()): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort();
}

/** File name of a part: `module` is named as its folder; Python names have underscores. */
export function fileOf(example: string, part: string, language: CodeLanguage): string {
  const stem = part === 'module' ? example : part;
  return (language === 'python' ? stem.replaceAll('-', '_') : stem) + SUFFIX[language];
}

/** Path of a file whose path below `examples/` is given. */
export const pathOf = (file: string, folder = examplesFolder()): string => join(folder, file);

/**
 * Text of a file of an example.
 * @returns undefined when there is none
 */
export function readCode(file: string, folder = examplesFolder()): string | undefined {
  const path = pathOf(file, folder);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Runnable files of an example, TypeScript first. */
export function listRunnables(example: string, folder = examplesFolder()): Runnable[] {
  const files = readdirSync(join(folder, example)).sort();
  return (['typescript', 'python'] as const).flatMap((language) =>
    files
      .filter((file) => file.endsWith(SUFFIX[language]) && /^(demo|without[-_]handler)([-_.])/.test(file))
      .map((file) => ({
        example,
        part: file.slice(0, -SUFFIX[language].length).replaceAll('_', '-'),
        language,
        path: join(folder, example, file),
      })),
  );
}

/**
 * Titles in both languages.
 * @throws an error that names the file, if it is missing or malformed
 */
export function readMetadata(example: string, folder = examplesFolder()): Metadata {
  const path = join(folder, example, 'example.json');
  try {
    return metadataSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`${path}: give it {"title": {"es": …, "en": …}} (${String(error)})`, { cause: error });
  }
}

/** Local files that a file names: imports, and children that it starts by relative path. */
function referencesOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const found = new Set<string>();
  for (const [, name] of text.matchAll(/['"](\.{1,2}\/[^'"\s]+)['"]/g)) found.add(name ?? '');
  if (path.endsWith('.py')) {
    for (const [, name] of text.matchAll(/^\s*(?:from|import) (\w+)/gm)) {
      found.add(`./${name}.py`);
      found.add(`../${name}.py`);
    }
  }
  return [...found]
    .map((name) => resolve(dirname(path), name))
    .filter((file) => existsSync(file) && /\.\w+$/.test(file));
}

/** A file and every local file that it leads to, as sorted paths. */
export function closureOf(path: string): string[] {
  const seen = new Set<string>([path]);
  for (const file of seen) for (const other of referencesOf(file)) seen.add(other);
  return [...seen].sort();
}

/** npm packages that a TypeScript file imports, types included. */
export function packagesOf(path: string): string[] {
  const named = readFileSync(path, 'utf8').matchAll(/\bfrom '([a-z@][^':]*)'/g);
  return [...new Set([...named].map(([, name]) => name ?? ''))].sort();
}

/**
 * Hash of a runnable file and every local file that it needs: a change to any makes its recording stale.
 * @returns 16 hexadecimal digits
 */
export function inputsHash(path: string, folder = examplesFolder()): string {
  const hash = createHash('sha256');
  for (const file of closureOf(path)) {
    hash.update(`${relative(folder, file)}\0${readFileSync(file, 'utf8')}\0`);
  }
  return hash.digest('hex').slice(0, 16);
}

export const recordingPath = (example: string, runtime: string, folder = examplesFolder()): string =>
  join(folder, example, 'recordings', `${runtime}.json`);

/**
 * Reads a recording.
 * @returns undefined when there is none
 * @throws an error that names the file, if it is not of the schema
 */
export function readRecording(
  example: string,
  runtime: string,
  folder = examplesFolder(),
): Recording | undefined {
  const path = recordingPath(example, runtime, folder);
  if (!existsSync(path)) return undefined;
  const broken = (why: string): Mendable => {
    const all = /^(?:node-20|python-3)$/.test(runtime) ? '' : '--all ';
    return new Mendable(
      `${relative(process.cwd(), path)}: ${why}: run \`npm run record -- ${all}${example}\``,
    );
  };
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw broken(`is no JSON (${(error as Error).message})`);
  }
  const parsed = recordingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw broken(`is of another form (${issueOf(parsed.error)})`);
}
