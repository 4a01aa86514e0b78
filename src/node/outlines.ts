/** Outlines of pages, each read once: several parts of a build ask for the same. */
import { readFileSync } from 'node:fs';
import { outlineOf, type Outline } from '../core/outline.ts';
import { lasting } from './lasting.ts';

interface Read {
  readonly text: string;
  readonly outline: Outline;
}

const known = lasting('outlines', () => new Map<string, Read>());

/**
 * @param path of a page
 * @returns its text as it stands on disk, and the outline of that
 * @throws the parser's error, with line and column, if it is not MDX
 */
export function readOutline(path: string): Read {
  const text = readFileSync(path, 'utf8');
  const before = known.get(path);
  if (before?.text === text) return before;
  const read = { text, outline: outlineOf(text) };
  known.set(path, read);
  return read;
}
