/**
 * Files in which the checks that have passed are on record, by name. They are committed: a fresh clone repeats what the
 * commits since have changed. `FULL=1` ignores them, and writes them whole.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hashOf } from '../built.ts';

/** Days in which each check that has its turn is repeated once, whatever has changed. */
const DAYS = 5;
const MS_A_DAY = 86_400_000;

/** Days since the epoch. */
export const today = (): number => Math.floor(Date.now() / MS_A_DAY);

/** True on the day of a check, one in five. */
export const isItsTurn = (name: string, day: number): boolean =>
  Number.parseInt(hashOf([name]).slice(0, 8), 16) % DAYS === day % DAYS;

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
