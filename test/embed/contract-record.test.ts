/** Staleness of the contract's record. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contractInputs, contractedModules } from '../../src/embed/contract-record.build.ts';

let root: string;
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'contract-record-'));
  write('examples/a-b/a-b.ts', '1');
  write('test/contract/modules/http/a-b.ts', "import { x } from '../../parts/shared.ts';");
  write('test/contract/parts/shared.ts', '1');
  write('test/contract/parts/other.ts', '1');
  write('examples/a-b/a_b.py', '1');
  write('test/contract/python/http/a_b.py', 'from faults import x');
  write('test/contract/python/faults.py', '1');
});
afterEach(() => rmSync(root, { recursive: true }));

test.each([
  ['examples/a-b/a-b.ts', [true, false]],
  ['test/contract/modules/http/a-b.ts', [true, false]],
  ['test/contract/parts/shared.ts', [true, false]],
  ['test/contract/parts/other.ts', [false, false]],
  ['examples/a-b/a_b.py', [false, true]],
  ['test/contract/python/faults.py', [false, true]],
])('a change of %s is noticed by the rows that depend on it', (path, changed) => {
  const hashes = () => contractedModules(root).map((module) => contractInputs(root, module));
  const before = hashes();
  write(path, '2');
  expect(hashes().map((hash, index) => hash !== before[index])).toEqual(changed);
});
