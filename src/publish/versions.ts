/**
 * Files of the versions before. A page that was opened before a deployment asks for scripts by the hashed names of its
 * own version, so a published site keeps them for a while: `versions.json` lists what belongs to this version, and what
 * is left of those before.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf } from '../lib/files.ts';
import { Mendable } from '../lib/mendable.mjs';

/** File of the list, below the site's root. */
export const LIST = 'versions.json';

/** Days for which a file is published after the last version that has it. */
export const DAYS_KEPT = 14;

/** Content of `versions.json`. */
export interface Versions {
  /** Files with hashed names of this version, below the root. */
  readonly files: readonly string[];
  /** Files of versions before, with the day (`2026-11-29`) on which a version without them was published. */
  readonly earlier: Readonly<Record<string, string>>;
}

/** Reads a file of the site as it is published now. @returns undefined when there is none */
export type ReadPublished = (path: string) => Promise<Uint8Array | undefined>;

const HASHED = /^(?:en\/)?assets\/[\w./-]+$/;

/** Writes the list of a version that has just been built. @param folder of the built site */
export function listVersion(folder: string): void {
  const files = filesOf(folder, HASHED).filter((path) => !/\.(?:gz|br)$/.test(path));
  writeFileSync(join(folder, LIST), JSON.stringify({ files, earlier: {} } satisfies Versions));
}

/** @throws {Mendable} when it is no such list */
function versionsIn(content: string | Uint8Array, where: string): Versions {
  try {
    const { files, earlier } = JSON.parse(Buffer.from(content).toString()) as Partial<Versions>;
    if (Array.isArray(files) && typeof earlier === 'object') return { files, earlier };
  } catch {
    // Told below.
  }
  throw new Mendable(`${where}/${LIST} is no list of files: is that the address of this site?`);
}

/** Files that go on being published, with the day since which no version has them. */
function stillKept(before: Versions, own: ReadonlySet<string>, today: string): Map<string, string> {
  const kept = new Map(before.files.map((path) => [path, today]));
  for (const [path, day] of Object.entries(before.earlier)) {
    if ((Date.parse(today) - Date.parse(day)) / 86_400_000 < DAYS_KEPT) kept.set(path, day);
  }
  for (const path of kept.keys()) if (own.has(path) || !isHashed(path)) kept.delete(path);
  return kept;
}

/** The list may come from elsewhere: no path of it leads out of the folder. */
const isHashed = (path: string): boolean => HASHED.test(path) && !path.split('/').includes('..');

/**
 * Adds to a built site the hashed files of the versions that readers may have open.
 * @param folder of the built site
 * @param where the site is published, for messages
 * @param read reads what is published there
 * @param today such as `2026-11-29`
 * @returns numbers of files kept and of those that could not be had; undefined when nothing is published there yet
 * @throws {Mendable} when there is no built site, or the list is none
 */
export async function keepEarlier(
  folder: string,
  where: string,
  read: ReadPublished,
  today: string,
): Promise<{ kept: number; gone: number } | undefined> {
  const list = join(folder, LIST);
  if (!existsSync(list)) throw new Mendable(`${folder} is no built site: npm run build`);
  const { files } = versionsIn(readFileSync(list), folder);
  const published = await read(LIST);
  if (published === undefined) return undefined;
  const earlier: Record<string, string> = {};
  let gone = 0;
  for (const [path, day] of stillKept(versionsIn(published, where), new Set(files), today)) {
    const content = await read(path);
    if (content === undefined) {
      gone += 1;
      continue;
    }
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    earlier[path] = day;
  }
  writeFileSync(list, JSON.stringify({ files, earlier } satisfies Versions));
  return { kept: Object.keys(earlier).length, gone };
}
