/** The table of folders in CONTRIBUTING.md shows the folders and imports that there are, and no others. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareDrawing, readDrawing, readFolderImports, redraw } from '../../scripts/lib/folder-imports.ts';

const markdown = readFileSync('CONTRIBUTING.md', 'utf8');
const real = readFolderImports();

test('the table agrees with the code', () => {
  expect(compareDrawing(readDrawing(markdown), real), 'npm run draw:folders -- --write').toEqual([]);
});

describe('each difference is told', () => {
  const drawn = readDrawing(markdown);
  const [folder = '', imports = new Set<string>()] = [...drawn].find(([, { size }]) => size > 0) ?? [];
  const [other = ''] = imports;

  test('an import that is not drawn', () => {
    const less = new Map([...drawn, [folder, new Set([...imports].slice(1))]]);
    expect(compareDrawing(less, real)).toEqual([
      `src/${folder} imports from src/${other}, which is not drawn`,
    ]);
  });

  test('a drawn import that is no longer there', () => {
    const fewer = new Map([...real, [folder, new Set([...imports].slice(1))]]);
    expect(compareDrawing(drawn, fewer)).toEqual([
      `src/${folder} no longer imports from src/${other}, which is drawn`,
    ]);
  });

  test('a folder that is not drawn, and one that is gone', () => {
    const without = new Map([...drawn].filter(([name]) => name !== folder));
    expect(compareDrawing(without, real)[0]).toMatch(/is not drawn: add a row/);
    expect(compareDrawing(new Map([...drawn, ['attic', new Set<string>()]]), real)).toEqual([
      'src/attic is drawn, but there is no such folder: take its row out',
    ]);
  });
});

test('drawing anew mends the imports and keeps rows, order and purposes', () => {
  const table =
    '<!-- folders -->\n\n| `b` | sells | `gone` |\n| `a` | buys | nothing |\n\n<!-- /folders -->\nend';
  const code = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['a'])],
  ]);
  expect(redraw(table, code)).toBe(
    '<!-- folders -->\n\n| `b` | sells | ↓ `a` |\n| `a` | buys | `b` |\n\n<!-- /folders -->\nend',
  );
});
