/** Commands that run examples answer input that they cannot use with one line, which names it and the mend. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../src/lib/spawn.mjs';

const TSX = resolve('node_modules/tsx/dist/cli.mjs');

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'commands-'));
  for (const file of ['observe.ts', 'observe.py', 'package.json', 'catch-epipe', 'trigger-broken-pipe'])
    cpSync(`examples/${file}`, join(root, 'examples', file), { recursive: true });
  for (const path of ['node_modules', 'package.json', 'package-lock.json', 'src'])
    symlinkSync(resolve(path), join(root, path));
  const recording = join(root, 'examples/catch-epipe/recordings/node-20.json');
  writeFileSync(recording, readFileSync(recording, 'utf8').replace('"version"', 'version'));
  const other = join(root, 'examples/trigger-broken-pipe/recordings/node-20.json');
  writeFileSync(other, readFileSync(other, 'utf8').replaceAll('"times": 5', '"times": "5"'));
  mkdirSync(join(root, 'compilers'));
  writeFileSync(join(root, 'compilers/results.json'), '{ "tools": }');
});
afterAll(() => rmSync(root, { recursive: true }));

const BROKEN =
  /^✗ examples\/catch-epipe\/recordings\/node-20\.json: is no JSON \(.*\): run `npm run record -- catch-epipe`$/;

// Each starts a process, which takes long on a busy machine.
test.each([
  ['record', ['catch-epip'], /^✗ there is no example "catch-epip": did you mean catch-epipe\? There are /],
  ['record', ['catch-epipe/dem'], /^✗ there is no part to run of catch-epipe, "dem": did you mean demo\?/],
  ['record', ['--times', 'x'], /^✗ --times x is no number of times: write a whole number/],
  ['record', ['--al'], /^✗ Unknown option '--al'/],
  ['record', ['catch-epipe/demo'], BROKEN],
  ['stress', ['catch-epip'], /^✗ there is no example "catch-epip"/],
  ['stress', ['--runtime', 'node-21'], /^✗ there is no runtime "node-21": did you mean node-20\? There are /],
  ['stress', ['--language', 'perl'], /^✗ there is no language "perl"/],
  [
    'stress',
    ['--runtime', 'bun', 'catch-epipe'],
    /^✗ .*runtimes.* is missing: run `npm ci --prefix runtimes`$/,
  ],
  ['stress', ['--language', 'typescript', 'catch-epipe'], BROKEN],
  [
    'stress',
    ['--language', 'typescript', 'trigger-broken-pipe'],
    /^✗ examples\/trigger-broken-pipe\/recordings\/node-20\.json: is of another form \(runs\.\w+\.times: .*\): run `npm run record -- trigger-broken-pipe`$/,
  ],
  ['test-copy', ['catch-epip'], /^✗ there is no example "catch-epip"/],
  ['test-copy', [], /^✗ compilers\/results\.json: is no JSON \(.*\): restore it/],
])('%s %j', { timeout: 120_000 }, async (script, args, message) => {
  const ended = await runProgram(process.execPath, [TSX, resolve(`scripts/${script}.ts`), ...args], {
    cwd: root,
  });
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  // One line, below an empty one.
  expect(ended.stderr.trim().split('\n')).toEqual([expect.stringMatching(message)]);
});
