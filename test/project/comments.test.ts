/** Documentation comments begin with a noun or a verb that names the thing: "Number of entries", not "How many". */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const CODE = /\.(?:tsx?|mts|mjs|css)$/;
/** First words of comments that describe a thing without naming it. */
const NO_NAME = /^(?:what|how|whether|which|where|who|whose|when|why|so)(?:ever)?\b/i;

/** Files of the project, new ones included, with their text. */
const files = new Map(
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.(?:tsx?|mts|mjs|css|md)$/.test(path) && existsSync(path))
    .map((path) => [path, readFileSync(path, 'utf8')]),
);

/** Beginnings of the documentation comments of a file that name nothing, with their lines. */
function nameless(path: string, text: string): string[] {
  return [...text.matchAll(/^[ \t]*\/\*\*\s+(?:\*\s+)?([^\n]*)/gm)].flatMap((match) =>
    NO_NAME.test(match[1] ?? '') ? [`${path}:${lineOf(text, match.index)}: ${match[1]}`] : [],
  );
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

test('documentation comments name the thing', () => {
  const found = [...files]
    .filter(([path]) => CODE.test(path) && /^(?:src|scripts|test)\//.test(path))
    .flatMap(([path, text]) => nameless(path, text));
  expect(found, 'begin with a noun or a verb: "Number of …", "Checks …"').toEqual([]);
});

test.each([
  '/** What it is. */',
  '/**\n * Whether it is.\n */',
  '  /** Whoever comes. */',
  '/** So many. */',
])('%j names nothing', (text) => expect(nameless('a.ts', text)).toHaveLength(1));

test.each(['/** Whole text. */', '/** Howl of the wolf: what it is. */', `glob('src/**/*.ts'); // What`])(
  '%j is let pass',
  (text) => expect(nameless('a.ts', text)).toEqual([]),
);
