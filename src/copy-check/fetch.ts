/** Takes the examples from a published site, as a reader's program would: by its index, over HTTP. */
import { createHash } from 'node:crypto';
import type { CodeLanguage } from '../examples/files.build.ts';
import {
  exampleIndexSchema,
  type ExampleIndex,
  type IndexedExample,
  type IndexedFile,
} from '../publish/example-index.schema.ts';

export interface Taken {
  readonly index: ExampleIndex;
  /** Every file of code, and what it reads, by path; recordings too. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const isCode = ({ language }: IndexedFile): boolean => language === 'typescript' || language === 'javascript';

/** The files of one example that are written in TypeScript or JavaScript. */
export const codeOf = (example: IndexedExample): IndexedFile[] => example.files.filter(isCode);

/** The Python module of an example, in a list; its demos in Python are not for copying. */
export const pythonModulesOf = (example: IndexedExample): IndexedFile[] =>
  example.files.filter(({ role, language }) => role === 'module' && language === 'python');

/** Languages that an example has code to copy in. */
export const languagesOf = (example: IndexedExample): CodeLanguage[] => [
  ...(codeOf(example).length > 0 ? (['typescript'] as const) : []),
  ...(pythonModulesOf(example).length > 0 ? (['python'] as const) : []),
];

/** Paths of an example's code and of all that it needs. */
export const neededBy = (example: IndexedExample): Set<string> =>
  new Set(
    [...codeOf(example), ...pythonModulesOf(example)].flatMap(({ path, needs = [] }) => [path, ...needs]),
  );

/**
 * @param site address of the site, without a slash at the end
 * @param only ids of examples; all that have code, if there are none
 * @throws when the index is not of its schema, or a file is not what the index says
 */
export async function take(site: string, only: readonly string[]): Promise<Taken> {
  const address = `${site}/examples/index.json`;
  const index = exampleIndexSchema.parse(JSON.parse(String(await get(address))));
  const examples = index.examples.filter(
    (example) => languagesOf(example).length > 0 && (only.length === 0 || only.includes(example.id)),
  );
  const unknown = only.filter((id) => !examples.some((example) => example.id === id));
  if (unknown.length > 0) throw new Error(`${address} has no code of ${unknown.join(', ')}`);
  const all = [...index.shared, ...index.examples.flatMap((example) => example.files)];
  const needed = new Set(examples.flatMap((example) => [...neededBy(example)]));
  const own = examples.flatMap((example) => example.files).filter(({ language }) => language !== 'python');
  const wanted = all.filter((file) => needed.has(file.path) || own.includes(file));
  const files = new Map<string, Buffer>();
  for (const { path, sha256 } of wanted) {
    const bytes = await get(String(new URL(path, address)));
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== sha256) throw new Error(`${path}: served with hash ${hash}, in the index with ${sha256}`);
    files.set(path, bytes);
  }
  return { index: { ...index, examples }, files };
}

async function get(address: string): Promise<Buffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
