import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { allRuntimes, nodeAtHand, RUNTIME_IDS, SHOWN } from '../../src/examples/runtimes.build.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['20.19.0', 'node-20', false],
  ['22.17.1', 'node-22', false],
  ['22.18.0', 'node-22', true],
  ['23.0.0', 'node-23', true],
  ['24.1.0', 'node-24', true],
])('Node.js %s is %s, and strips types by itself: %s', (version, id, strips) => {
  vi.stubGlobal('process', { ...process, execPath: '/node', versions: { node: version } });
  const { id: given, command } = nodeAtHand();
  expect(given).toBe(id);
  expect(command[0]).toBe('/node');
  expect(command.length > 1 && command.join(' ').includes('--import')).toBe(!strips);
});

test('a runtime that is not installed names the command that installs it', () => {
  const root = mkdtempSync(join(tmpdir(), 'runtimes-'));
  try {
    expect(() => allRuntimes(root)).toThrow(/is missing: run `npm ci --prefix runtimes`/);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('what pages show is among what is recorded', () => {
  for (const id of Object.values(SHOWN)) expect(RUNTIME_IDS).toContain(id);
});
