import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhrasingContent, Table } from 'mdast';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examplesFolder, listRunnables } from '../../src/examples/files.build.ts';
import type { Recording } from '../../src/examples/recording.ts';
import {
  columnsOf,
  inOne,
  inParts,
  matrixTable,
  mergeNeighbours,
  runtimesTable,
} from '../../src/embed/runtime-tables.ts';

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

describe('runtimes that were recorded with different ends', () => {
  const BUN = 4;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tables-'));
    // The example and all that it imports, by which its recordings are known to be fresh.
    for (const path of ['observe.ts', 'observe.py', 'trigger-broken-pipe', 'catch-epipe']) {
      cpSync(join('examples', path), join(folder, path), { recursive: true });
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Changes what Bun recorded of the demo. */
  function change(how: (outcomes: Recording['runs'][string]['outcomes'][number][]) => void): void {
    const path = join(folder, 'catch-epipe/recordings/bun.json');
    const recording = JSON.parse(readFileSync(path, 'utf8')) as Recording;
    how(recording.runs['demo']!.outcomes);
    writeFileSync(path, JSON.stringify(recording));
  }
  /** As Node.js 20 recorded it. */
  const sameAsNode = (): Recording['runs'][string]['outcomes'] =>
    (JSON.parse(readFileSync('examples/catch-epipe/recordings/node-20.json', 'utf8')) as Recording).runs[
      'demo'
    ]!.outcomes;

  const wordsOf = (nodes: readonly PhrasingContent[]): string =>
    nodes
      .map((node) => ('children' in node ? wordsOf(node.children) : 'value' in node ? node.value : ''))
      .join('');
  const demo = () =>
    listRunnables('catch-epipe', folder).find(
      ({ part, language }) => part === 'demo' && language === 'typescript',
    )!;
  /** Cells of a runtime's row. */
  const cellsOf = (runtime: number): string[] =>
    (runtimesTable(demo(), 'en', folder).children[runtime + 1]?.children ?? []).map(({ children }) =>
      wordsOf(children),
    );
  /** Cell of the matrix for the demo on a runtime. */
  const matrixCell = (runtime: number): string => {
    const rows = matrixTable('en', folder).children.map(({ children }) =>
      children.map((cell) => wordsOf(cell.children)),
    );
    return rows.find(([first]) => first?.endsWith(' demo'))?.[runtime + 1] ?? '';
  };

  test('the same as the first is marked nowhere', () => {
    change((outcomes) => outcomes.splice(0, 9, ...sameAsNode()));
    expect(cellsOf(BUN)).toEqual([expect.stringMatching(/^Bun 1\./), 'Error: write EPIPE (EPIPE)', 'exit 0']);
    expect(matrixCell(BUN)).toBe('EPIPE, exit 0');
  });

  test.each([
    [
      'another error',
      { errors: [{ arrival: 'event', name: 'E', message: 'm' }] },
      'E: m',
      'exit 0',
      'E, exit 0',
    ],
    ['no error', { errors: [] }, 'no error', 'exit 0', 'no error, exit 0'],
    ['another exit code', { exitCode: 7 }, 'Error: write EPIPE (EPIPE)', 'exit 7', 'EPIPE, exit 7'],
    [
      'a signal',
      { exitCode: null, signal: 'SIGPIPE' },
      'Error: write EPIPE (EPIPE)',
      'SIGPIPE',
      'EPIPE, SIGPIPE',
    ],
    ['other words', { stdout: 'other' }, 'Error: write EPIPE (EPIPE)', 'exit 0', 'EPIPE, exit 0'],
  ])('%s is shown and marked', (_, other, error, ending, both) => {
    change((outcomes) => outcomes.splice(0, 9, { ...sameAsNode()[0]!, ...(other as object) }));
    expect(cellsOf(BUN).slice(1)).toEqual([error, `${ending} ≠ differs from Node.js 20`]);
    expect(matrixCell(BUN)).toBe(`${both} ≠`);
  });

  test('a stack trace in other words is no difference', () => {
    change((outcomes) => outcomes.splice(0, 9, { ...sameAsNode()[0]!, stderr: 'at another line' }));
    expect(cellsOf(BUN)[2]).toBe('exit 0');
  });

  test('of several outcomes each has its share', () => {
    const [first] = sameAsNode();
    change((outcomes) =>
      outcomes.splice(0, 9, { ...first!, share: 3 }, { ...first!, share: 2, errors: [], exitCode: 1 }),
    );
    expect(cellsOf(BUN).slice(1)).toEqual([
      'Error: write EPIPE (EPIPE) (3/5) · no error (2/5)',
      'exit 0 · exit 1 ≠ differs from Node.js 20',
    ]);
  });

  test('one that was never recorded says so, and a stale recording stops the build', () => {
    rmSync(join(folder, 'catch-epipe/recordings/bun.json'));
    expect(cellsOf(BUN)).toEqual(['Bun', 'not measured', '']);
    writeFileSync(
      join(folder, 'catch-epipe/demo.ts'),
      `${readFileSync(join(folder, 'catch-epipe/demo.ts'), 'utf8')}\n`,
    );
    expect(() => runtimesTable(demo(), 'en', folder)).toThrow(/"demo" of catch-epipe on node-20 is stale/);
  });

  test('the Python twin stands in its own column, and is compared with nothing', () => {
    expect(matrixCell(6)).toBe('EPIPE, exit 0');
  });
});
