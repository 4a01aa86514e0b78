/** Files that belong to an example are found, in folders made for this test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  closureOf,
  fileOf,
  inputsHash,
  listExamples,
  listRunnables,
  packagesOf,
  readMetadata,
  readRecording,
} from '../../src/examples/files.build.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'examples-'));
  put('observe.ts', 'export const say = 1;');
  put('observe.py', 'say = 1');
  put('some-long-name/some-long-name.ts', 'export const x = 1;');
  put('some-long-name/some_long_name.py', 'x = 1');
  put(
    'some-long-name/demo.ts',
    "import { x } from './some-long-name.ts';\nimport { say } from '../observe.ts';\nspawn('./child.ts');",
  );
  put(
    'some-long-name/child.ts',
    "import pg from 'pg';\nimport type { X } from '@scope/x';\nimport 'node:fs';",
  );
  put('some-long-name/demo.py', 'from some_long_name import x\nfrom observe import say\nimport os');
  put('some-long-name/demo-in-cli.ts', '');
  put('some-long-name/demonstration.ts', '');
  put('some-long-name/without-handler.ts', '');
  put('some-long-name/without_handler.py', '');
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (path: string): string => join(folder, path);
function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}
const below = (paths: readonly string[]): string[] => paths.map((path) => path.slice(folder.length + 1));

test('a folder is an example, unless it is hidden', () => {
  put('__pycache__/observe.pyc', '');
  put('a-first/demo.ts', '');
  expect(listExamples(folder)).toEqual(['a-first', 'some-long-name']);
});

test('demos and what crashes without its handler can be run, in both languages', () => {
  expect(listRunnables('some-long-name', folder).map(({ part, language }) => `${part} ${language}`)).toEqual([
    'demo-in-cli typescript',
    'demo typescript',
    'without-handler typescript',
    'demo python',
    'without-handler python',
  ]);
});

test('a module is called as its folder, with underscores in Python', () => {
  expect(fileOf('some-long-name', 'module', 'typescript')).toBe('some-long-name.ts');
  expect(fileOf('some-long-name', 'module', 'python')).toBe('some_long_name.py');
  expect(fileOf('some-long-name', 'demo-in-cli', 'python')).toBe('demo_in_cli.py');
});

test('a file leads to what it imports and starts, and to what these do', () => {
  expect(below(closureOf(at('some-long-name/demo.ts')))).toEqual([
    'observe.ts',
    'some-long-name/child.ts',
    'some-long-name/demo.ts',
    'some-long-name/some-long-name.ts',
  ]);
  expect(below(closureOf(at('some-long-name/demo.py')))).toEqual([
    'observe.py',
    'some-long-name/demo.py',
    'some-long-name/some_long_name.py',
  ]);
});

test('packages are those of npm, not of Node.js and not beside it', () => {
  expect(packagesOf(at('some-long-name/child.ts'))).toEqual(['@scope/x', 'pg']);
  expect(packagesOf(at('some-long-name/demo.ts'))).toEqual([]);
});

test('a recording is stale as soon as any file changes to which its demo leads, and no other', () => {
  const hash = () => inputsHash(at('some-long-name/demo.ts'), folder);
  const before = hash();
  expect(before).toMatch(/^[0-9a-f]{16}$/);
  put('some-long-name/demonstration.ts', 'changed');
  expect(hash()).toBe(before);
  for (const path of ['observe.ts', 'some-long-name/some-long-name.ts', 'some-long-name/child.ts']) {
    const last = hash();
    put(path, 'changed');
    expect(hash(), path).not.toBe(last);
  }
});

test('the hash is of names as well as of contents', () => {
  put('first/demo.ts', 'same');
  put('second/demo.ts', 'same');
  expect(inputsHash(at('first/demo.ts'), folder)).not.toBe(inputsHash(at('second/demo.ts'), folder));
});

test('what is malformed names its file and the mend', () => {
  put('some-long-name/example.json', '{"title": {"es": "x"}}');
  expect(() => readMetadata('some-long-name', folder)).toThrow(/example\.json.*"title": \{"es"/);
  expect(readRecording('some-long-name', 'node-20', folder)).toBeUndefined();
  put('some-long-name/recordings/node-20.json', '{"example": "x"}');
  expect(() => readRecording('some-long-name', 'node-20', folder)).toThrow(
    /node-20\.json: is of another form .*: run `npm run record -- some-long-name`/,
  );
});
