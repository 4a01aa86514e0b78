/**
 * On-disk cache between builds. An entry is used as long as the hash of its inputs is the same. Using it sets its time,
 * by which `removeUnused` knows what the last whole build did not need. Builds may run at once: files are replaced whole,
 * and an entry that another build has removed is made again.
 */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Folder of the cache, below the project's own. */
const FOLDER = 'node_modules/.cache/site';

/** Path of an entry, or of a folder of entries. */
export const cachePath = (root: string, name: string): string => join(root, FOLDER, name);

const hashOf = (parts: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\0`).update(part);
  return hash.digest();
};

/** Name under which a file is written before it replaces an entry. */
const temporary = (path: string): string => `${path}.${process.pid}`;

/**
 * @param root the project's folder
 * @param name unique name of the entry, a path such as `markdown/es/reference/epipe.mdx`
 * @param inputs everything that the value depends on
 * @param make computes the value, which must be plain data
 */
export function cached<Value>(
  root: string,
  name: string,
  inputs: readonly string[],
  make: () => Value,
): Value {
  const path = cachePath(root, `${name}.json`);
  const hash = hashOf(inputs).toString('hex');
  const entry = readEntry(path);
  if (entry?.hash === hash) {
    markUsed(path);
    return entry.value as Value;
  }
  const value = make();
  replace(path, JSON.stringify({ hash, value }));
  return value;
}

function readEntry(path: string): { hash?: unknown; value?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { hash?: unknown; value?: unknown };
  } catch {
    // Missing, or cut short: the value is made again.
    return undefined;
  }
}

/** As `cached`, for bytes: the file begins with the hash. */
export async function cachedBytes(
  root: string,
  name: string,
  inputs: readonly (string | Buffer)[],
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const path = cachePath(root, name);
  const hash = hashOf(inputs);
  const entry = await readFile(path).catch(() => undefined);
  if (entry?.subarray(0, hash.length).equals(hash) === true) {
    markUsed(path);
    return entry.subarray(hash.length);
  }
  const bytes = await make();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(temporary(path), Buffer.concat([hash, bytes]));
  markUsed(temporary(path));
  await rename(temporary(path), path);
  return bytes;
}

/**
 * Entry that is a file of the value alone, to be served or copied as it is.
 * @param name must itself hold a hash of everything that the text depends on
 */
export function cachedFile(root: string, name: string, make: () => string): void {
  if (!isCached(root, name)) replace(cachePath(root, name), make());
}

/** Looks for an entry of `cachedFile`, which counts as a use of it. */
export const isCached = (root: string, name: string): boolean => markUsed(cachePath(root, name));

/**
 * Stamps an entry, a new one too: the system's own stamps come from a coarser clock, some milliseconds behind `Date`, and
 * would make an entry older than the build that wrote it.
 * @returns false when there is no such entry
 */
function markUsed(path: string): boolean {
  const now = new Date();
  try {
    utimesSync(path, now, now);
    return true;
  } catch {
    return false;
  }
}

function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(temporary(path), text);
  markUsed(temporary(path));
  renameSync(temporary(path), path);
}

/**
 * Removes the entries that a whole build did not use.
 * @param since when that build began, in milliseconds since 1970
 * @returns how many were removed
 */
export function removeUnused(root: string, since: number): number {
  let removed = 0;
  for (const entry of filesBelow(cachePath(root, ''))) {
    // A build at the same time may have removed it. Stamps are whole milliseconds, read back with a fraction.
    const used = statSync(entry, { throwIfNoEntry: false })?.mtimeMs ?? since;
    if (Math.round(used) >= since) continue;
    rmSync(entry, { force: true });
    removed += 1;
  }
  return removed;
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    // Nothing has been cached yet.
    return [];
  }
}
