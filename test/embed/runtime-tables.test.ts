import type { Table } from 'mdast';
import { expect, test } from 'vitest';
import { examplesFolder } from '../../src/examples/files.build.ts';
import { columnsOf, inOne, inParts, matrixTable, mergeNeighbours } from '../../src/embed/runtime-tables.ts';

const widthsOf = (table: Table): number[][] =>
  table.children.map(({ children }) =>
    children.map((cell) => Number(cell.data?.hProperties?.['colSpan'] ?? 1)),
  );

const tableOf = (...rows: string[][]): Table => ({
  type: 'table',
  children: rows.map((cells) => ({
    type: 'tableRow',
    children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
  })),
});

test('neighbours that say the same are one cell, in their own row and not in the head', () => {
  const table = tableOf(['a', 'a', 'a', 'a'], ['name', 'x', 'x', 'y'], ['name', 'x', 'y', 'x']);
  expect(widthsOf(mergeNeighbours(table))).toEqual([
    [1, 1, 1, 1],
    [1, 2, 1],
    [1, 1, 1, 1],
  ]);
});

test('the merged matrix holds what the whole one does, in fewer cells', () => {
  const whole = matrixTable('es', examplesFolder());
  const merged = mergeNeighbours(whole);
  for (const widths of widthsOf(merged)) expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8);
  expect(widthsOf(merged).flat().length).toBeLessThan(widthsOf(whole).flat().length / 2);
  expect(
    merged.children.map((row) => ({ ...row, children: row.children.flatMap((cell) => columnsOf(cell)) })),
  ).toEqual(whole.children);
});

test('a long table in parts, each with its head, is one again', () => {
  const table = tableOf(['head'], ['1'], ['2'], ['3'], ['4'], ['5']);
  const parts = inParts(table, 2);
  expect(parts.map(({ children }) => children.length)).toEqual([3, 3, 2]);
  for (const part of parts) expect(part.children[0]).toEqual(table.children[0]);
  expect(inOne(parts)).toEqual([table]);
});
