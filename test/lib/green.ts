/**
 * Record of built pages that have passed their checks, so that a page that is the same again need not be opened. It is
 * committed: a fresh clone opens what the commits since have changed. `FULL=1` ignores it, and writes it whole.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDER = join(process.cwd(), 'test/shell/green');

const hashOf = (parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\0`).update(part);
  return hash.digest('hex').slice(0, 16);
};

export interface Green {
  /** True when this very content has passed before. */
  has(name: string): boolean;
  /** Notes that it has passed. */
  add(name: string): void;
  /** Writes the record, without what no longer exists. */
  save(): void;
}

/**
 * @param file name of the record
 * @param judges what the verdict depends on beside the content: sources of the tests, versions of the tools
 * @param contents content by name
 */
export function greenPages(
  file: string,
  judges: readonly (string | Buffer)[],
  contents: ReadonlyMap<string, Buffer>,
): Green {
  const path = join(FOLDER, `${file}.json`);
  const hashes = new Map([...contents].map(([name, content]) => [name, hashOf([...judges, content])]));
  const before = process.env['FULL'] === '1' ? {} : read(path);
  const passed = new Map([...hashes].filter(([name, hash]) => before[name] === hash));
  return {
    has: (name) => passed.has(name),
    add: (name) => passed.set(name, hashes.get(name) ?? ''),
    save() {
      mkdirSync(dirname(path), { recursive: true });
      const sorted = [...passed].sort(([a], [b]) => (a < b ? -1 : 1));
      const text = `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
      // A record that says the same keeps its file's date.
      if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
    },
  };
}

function read(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    // Never written, or cut short: every page is opened.
    return {};
  }
}
