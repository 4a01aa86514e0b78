/** Reports of linters become complaints about files below the project. */
import { expect, test } from 'vitest';
import { complaintsOf, type Linter } from '../../src/copy-check/lint-reports.ts';

const REPORTS: Record<Linter, string> = {
  eslint: JSON.stringify([
    { filePath: '/copied/a/a.ts', messages: [{ ruleId: 'no-x', line: 3, message: 'No x' }] },
    { filePath: '/copied/b/b.ts', messages: [] },
  ]),
  biome: JSON.stringify({
    diagnostics: [
      {
        category: 'no-x',
        severity: 'warning',
        message: 'No x',
        location: { path: 'a/a.ts', start: { line: 3 } },
      },
      { category: 'no-y', severity: 'information', message: 'No y', location: { path: 'a/a.ts' } },
    ],
  }),
  oxlint: JSON.stringify({ diagnostics: [{ filename: './a/a.ts', code: 'no-x', message: 'No x' }] }),
  'deno-lint': JSON.stringify({
    diagnostics: [
      { filename: 'file:///copied/a/a.ts', range: { start: { line: 3 } }, message: 'No x', code: 'no-x' },
    ],
    errors: [{ file_path: '/copied/b/b.ts', message: 'cannot be parsed' }],
  }),
  ruff: JSON.stringify([
    { filename: '/copied/a/a.py', location: { row: 3 }, message: 'No x', code: 'X1' },
    { filename: '/copied/b/b.py', location: { row: 1 }, message: 'No y', code: null },
  ]),
  mypy: [
    { file: 'a/a.py', line: 3, message: 'No x', code: 'x', severity: 'error' },
    { file: 'a/a.py', line: 3, message: 'See there', code: null, severity: 'note' },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join(''),
};

test.each<[Linter, string[]]>([
  ['eslint', ['a/a.ts:3: No x (no-x)']],
  ['biome', ['a/a.ts:3: No x (no-x)']],
  ['oxlint', ['a/a.ts: No x (no-x)']],
  ['deno-lint', ['a/a.ts:3: No x (no-x)', 'b/b.ts: cannot be parsed (unreadable)']],
  ['ruff', ['a/a.py:3: No x (X1)', 'b/b.py:1: No y (syntax)']],
  ['mypy', ['a/a.py:3: No x (x)']],
])('%s', (linter, messages) => {
  const found = complaintsOf(linter, REPORTS[linter], '/copied');
  expect(found.map(({ message }) => message)).toEqual(messages);
  for (const { path, message } of found) expect(message.startsWith(`${path}:`)).toBe(true);
  expect(() => complaintsOf(linter, 'Killed', '/copied')).toThrow();
});
