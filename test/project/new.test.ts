/** `npm run new`: what it writes compiles, is laid out, passes its own test, and refuses bad input in one line. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BadInput, planFiles } from '../../scripts/lib/new-files.ts';
import { checkPages } from '../../src/content/check/check-pages.ts';
import { checkExamples } from '../../src/content/check/examples.ts';
import { checkUnfinished } from '../../src/content/check/unfinished.ts';
import { licenceLine } from '../../src/examples/licence-line.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

const ID = 'write-with-care';
const PARTS = [`${ID}.ts`, 'demo.ts', 'demo-in-cli.ts', 'without-handler.ts'];

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'new-'));
  const kept = [
    'tsconfig.json',
    'eslint.config.mjs',
    '.prettierrc.json',
    'package.json',
    'package-lock.json',
    'vitest.config.mts',
  ];
  const pages = Object.values(PAGES_FOLDER).map((folder) => `${folder}/recipes/tls.mdx`);
  const examples = ['tsconfig.json', 'observe.ts', 'trigger-broken-pipe', 'catch-epipe', 'package.json'];
  for (const path of [...kept, ...examples.map((file) => `examples/${file}`), ...pages]) {
    if (existsSync(path)) cpSync(path, join(root, path), { recursive: true });
  }
  for (const folder of ['src', 'scripts']) cpSync(folder, join(root, folder), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Runs a program of the project in the copy. */
function run(program: string, ...args: string[]): { status: number | null; said: string } {
  const bin = resolve('node_modules/.bin', program);
  const { status, stdout, stderr } = spawnSync(bin, args, { cwd: root, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}
const runNew = (...args: string[]): { status: number | null; said: string } =>
  run('tsx', 'scripts/new.ts', ...args);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('an example', () => {
  beforeAll(() => {
    expect(runNew('example', ID)).toMatchObject({
      status: 0,
      said: expect.stringContaining(`npm run record -- ${ID}`) as string,
    });
  });

  test('begins each file of code with its address and licence', () => {
    for (const file of PARTS)
      expect(read(`examples/${ID}/${file}`).split('\n', 1)).toEqual([licenceLine(`${ID}/${file}`)]);
  });

  test('compiles under every flag, keeps the rules of lint and of layout', () => {
    expect(run('tsc', '-p', 'examples')).toEqual({ status: 0, said: '' });
    const written = [`examples/${ID}`, `test/modules/${ID}.test.ts`];
    expect(run('eslint', ...written)).toEqual({ status: 0, said: '' });
    expect(run('prettier', '--check', ...written)).toMatchObject({ status: 0 });
  });

  test('leaves to the check what is still to be written, and to record', () => {
    const told = (problems: string[]): string[] =>
      problems.filter((problem) => problem.includes(ID)).map((problem) => problem.replace(/:\d+:.*/, ''));
    const module = `examples/${ID}/${ID}.ts`;
    const titles = `examples/${ID}/example.json`;
    expect(told(checkUnfinished(root))).toEqual([titles, titles, module, module]);
    const unrecorded = ['demo-in-cli.ts', 'demo.ts', 'without-handler.ts'].map(
      (file) => `examples/${ID}/${file}`,
    );
    expect(told(checkExamples(root))).toEqual(unrecorded);
  });

  test('passes the test that is written with it', () => {
    expect(run('vitest', 'run', '--project', 'unit', `test/modules/${ID}.test.ts`)).toMatchObject({
      status: 0,
    });
  });
});

describe('a page', () => {
  test.each(['recipes/tls-again', 'reference/epipe-again', 'explanation/why-again'])(
    '%s has its sections, and its twin',
    (page) => {
      expect(runNew('page', page, '--example', 'catch-epipe')).toMatchObject({ status: 0 });
      const problems = checkPages(root).filter((problem) => problem.includes(page));
      expect(problems.filter((problem) => !problem.includes('in a real setting'))).toEqual([]);
      for (const folder of [PAGES_FOLDER.es, PAGES_FOLDER.en])
        expect(read(`${folder}/${page}.mdx`)).toContain('TODO: ');
    },
  );
});

test.each([
  [['example', 'Catch_EPIPE'], '"Catch_EPIPE" cannot name an example: use lower-case letters'],
  [['example', 'class'], '"class" is a word of TypeScript'],
  [['example', 'catch-epipe'], 'examples/catch-epipe is there already'],
  [['page', 'tls'], '"tls" is no page: name it <folder>/<name>'],
  [['page', 'recipes/tls'], 'docs/recipes/tls.mdx is there already'],
  [['page', 'recipes/no-example'], 'there is no example "no-example" for the page to show'],
  [['page', '../recipes'], 'is no page'],
  [['thing', 'x'], 'there is no "thing" to make'],
  [['example', 'x', '--wrong'], 'npm run new -- example <id>'],
  [[], 'npm run new -- example <id>'],
])('%j is refused', (args, line) => {
  expect(() => planFiles(args, root)).toThrow(BadInput);
  expect(() => planFiles(args, root)).toThrow(line);
});

test('bad input is answered in one line', () => {
  const { status, said } = runNew('example', 'catch-epipe');
  expect(status).toBe(1);
  expect(said).toBe('examples/catch-epipe is there already: choose another name\n');
});
