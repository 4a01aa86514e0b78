/**
 * What an earlier build worked out, kept on disk where CI keeps its caches too: it is used again as long as all that it
 * was made of is the same. One file for each thing, so that nothing piles up.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Below the project's folder. */
const FOLDER = 'node_modules/.cache/site';

const hashOf = (parts: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\0`).update(part);
  return hash.digest();
};

/** Written beside and moved: another build that reads it meanwhile finds it whole, the old one or the new. */
const asideOf = (path: string): string => `${path}.${process.pid}`;

/**
 * @param root the project's folder
 * @param name of the thing, unique, as a path: `markdown/es/reference/epipe.mdx`
 * @param madeOf all that the value depends on
 * @param make works the value out, which must be plain data
 */
export function kept<Value>(root: string, name: string, madeOf: readonly string[], make: () => Value): Value {
  const path = join(root, FOLDER, `${name}.json`);
  const hash = hashOf(madeOf).toString('hex');
  const before = readKept(path);
  if (before?.hash === hash) return before.value as Value;
  const value = make();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(asideOf(path), JSON.stringify({ hash, value }));
  renameSync(asideOf(path), path);
  return value;
}

function readKept(path: string): { hash?: unknown; value?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { hash?: unknown; value?: unknown };
  } catch {
    // Never kept, or cut short: it is made anew.
    return undefined;
  }
}

/** The same for bytes: the file begins with the hash. */
export async function keptBytes(
  root: string,
  name: string,
  madeOf: readonly (string | Buffer)[],
  make: () => Promise<Buffer>,
): Promise<Buffer> {
  const path = join(root, FOLDER, name);
  const hash = hashOf(madeOf);
  const before = await readFile(path).catch(() => undefined);
  if (before?.subarray(0, hash.length).equals(hash) === true) return before.subarray(hash.length);
  const bytes = await make();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(asideOf(path), Buffer.concat([hash, bytes]));
  await rename(asideOf(path), path);
  return bytes;
}
