/**
 * Files in which the checks that have passed are on record, by name. They are committed: a fresh clone repeats what the
 * commits since have changed. `FULL=1` ignores them, and writes them whole.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Record of an earlier run. One that was never written, or was cut short, is empty: every check is repeated. */
export function readPassed(path: string): Readonly<Record<string, unknown>> {
  if (process.env['FULL'] === '1') return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Writes a record, in the order of the names. One that says the same keeps its file's date. */
export function writePassed(path: string, passed: ReadonlyMap<string, string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const sorted = [...passed].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}
