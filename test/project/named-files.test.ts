/** Files that comments and Markdown name are there: a file that moves takes its mentions along. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const TEXT = /\.(?:tsx?|mts|mjs|css|md)$/;
const CODE = /\.(?:tsx?|mts|mjs|css)$/;
/** Pages, examples and data of benchmarks quote other people's paths; this test invents some. */
const OTHERS = /^(?:docs|examples|i18n|bench)\/|named-files\.test\.ts$/;
/** Names of the example that CONTRIBUTING makes as an exercise, and of a folder that the browser tests write. */
const NOT_YET = /write-with-care|^test\/shell\/green/;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));
/** Every path, and every end of one: `trace/words.ts` and `words.ts` name `src/trace/words.ts`. */
const known = new Set(
  files.flatMap((path) => {
    const parts = path.split('/');
    const folders = parts.map((_, n) => parts.slice(0, n).join('/'));
    return [...folders, ...parts.map((_, n) => parts.slice(n).join('/'))];
  }),
);

/** Lines of a file that people read as text: all of Markdown, and the comments of code. */
const proseOf = (path: string, text: string): string[] =>
  text
    .split('\n')
    .map((line) => (CODE.test(path) ? (/(?:^\s*\*|\/\*|\/\/)(.*)/.exec(line)?.[1] ?? '') : line));

/** Names in a line: paths from the root, and file names of code between backticks. */
function namesIn(line: string): string[] {
  const paths = line.matchAll(/(?<![\w./@-])((?:src|test|scripts)\/[\w./*<{-]*)/g);
  const names = line.matchAll(/`(?:\.{1,2}\/)*([\w@-][\w.@/-]*\.(?:tsx?|mts|mjs|css))`/g);
  // A pattern such as `src/*/strings.ts` or `test/<feature>` names the folder before it.
  const found = [...paths, ...names].map(([, name = '']) => name.replace(/\/?[*<{].*$/, ''));
  return [...new Set(found.map((name) => name.replace(/[./]+$/, '')))];
}

/** @returns `file:line: name` for each name that leads to nothing */
const missingIn = (path: string, text: string): string[] =>
  proseOf(path, text).flatMap((line, n) =>
    namesIn(line)
      .filter((name) => !known.has(name) && !NOT_YET.test(name))
      .map((name) => `${path}:${n + 1}: ${name}`),
  );

test('every file that comments and Markdown name is there', () => {
  const found = files
    .filter((path) => TEXT.test(path) && !OTHERS.test(path))
    .flatMap((path) => missingIn(path, readFileSync(path, 'utf8')));
  expect(found, 'name the file where it is now').toEqual([]);
});

test.each([
  ['a.md', 'see `src/core/words.ts`', 'src/core/words.ts'],
  ['a.md', 'in test/core/search/, and', 'test/core/search'],
  ['a.ts', 'const a = 1; // As `alive.ts` does.', 'alive.ts'],
  ['a.css', '/* See src/pages. */', 'src/pages'],
])('%s: %s', (path, text, name) => expect(missingIn(path, text)).toEqual([`${path}:1: ${name}`]));

test.each([
  ['a.md', '`src/trace/words.ts`, `trace/words.ts`, `words.ts`, `./words.ts` and src/trace/record/.'],
  ['a.md', 'each `src/*/strings.ts` and `examples/<id>/demo.py`'],
  ['a.ts', "readFileSync('src/nowhere/a.ts');"],
])('%s may say %s', (path, text) => expect(missingIn(path, text)).toEqual([]));
