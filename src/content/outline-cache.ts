/** Outlines of pages, each read once: several parts of a build ask for the same, and the next build does. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { outlineOf, type Outline } from './outline.ts';
import { cached } from '../lib/cache.ts';
import { oncePerProcess } from '../lib/once-per-process.ts';

interface Read {
  readonly text: string;
  readonly outline: Outline;
}

/** What makes outlines of texts. */
const makers = oncePerProcess('outline-makers', () =>
  ['src/content/outline.ts', 'package-lock.json'].map((path) =>
    readFileSync(join(process.cwd(), path), 'utf8'),
  ),
);
const known = oncePerProcess('outlines', () => new Map<string, Read>());

/**
 * @param path of a page
 * @returns its text as it stands on disk, and the outline of that
 * @throws the parser's error, with line and column, if it is not MDX
 */
export function readOutline(path: string): Read {
  const text = readFileSync(path, 'utf8');
  const before = known.get(path);
  if (before?.text === text) return before;
  const name = relative(process.cwd(), path);
  const make = (): Outline => outlineOf(text);
  // A page of a test, elsewhere, is read once.
  const outline = name.startsWith('..')
    ? make()
    : cached(process.cwd(), `outlines/${name}`, [...makers, text], make);
  const read = { text, outline };
  known.set(path, read);
  return read;
}
