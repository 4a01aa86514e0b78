/** The files of the diagnosis are whole, and what is put together from them is up to date. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCauses } from '../../src/diagnosis/check.build.ts';
import { RULES } from '../../src/diagnosis/diagnose.ts';
import { CAUSES } from '../../src/diagnosis/generated/words.data.ts';

test('every file is whole, every sample leads to its cause, and the generated files are up to date', async () => {
  expect(await checkCauses(process.cwd())).toEqual([]);
});

test('the words are those of the rules, in their order', () => {
  expect(Object.keys(CAUSES)).toEqual([...new Set(RULES.map(({ id }) => id))]);
});

describe('each thing that is missing is told, with file, line and mend', () => {
  const CAUSE = 'src/diagnosis/causes/http/hang-up.data.ts';
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'causes-'));
    cpSync('src/diagnosis', join(root, 'src/diagnosis'), { recursive: true });
    cpSync('src/site', join(root, 'src/site'), { recursive: true });
    cpSync('.prettierrc.json', join(root, '.prettierrc.json'));
    for (const folder of ['examples', 'docs', 'i18n', 'node_modules']) {
      symlinkSync(join(process.cwd(), folder), join(root, folder));
    }
  });
  afterAll(() => rmSync(root, { recursive: true }));

  async function problemsWith(path: string, before: string | RegExp, after: string): Promise<string> {
    const file = join(root, path);
    const whole = readFileSync(file, 'utf8');
    const spoilt = whole.replace(before, after);
    expect(spoilt, 'is spoilt').not.toBe(whole);
    writeFileSync(file, spoilt);
    const problems = await checkCauses(root);
    writeFileSync(file, whole);
    return problems.join('\n');
  }

  test.each([
    ['a language', /\n {4}en: 'The server closed.*/, '', /hang-up\.data\.ts:\d+: what\.en: .*define\.ts/],
    ['what settles it', /\n {2}settle: \{[^}]*\},/, '', /hang-up\.data\.ts:7: it is not certain: add settle/],
    ['a page', "'/recipes/keep-alive-reuse'", "'/recipes/nowhere'", /:5: there is no docs\/recipes\/nowhere/],
    [
      'a source',
      /sources: \[[^\]]*\]/,
      "sources: ['no-such/demo@bun']",
      /"no-such\/demo@bun" is no recording/,
    ],
    ['any sample', /samples: \[[^]*\n {2}\],/, 'samples: [],', /hang-up\.data\.ts:\d+: samples/],
    [
      'a sample that leads to it',
      /text: \[[^\]]*\]/,
      "text: ['Error: write EPIPE']",
      /but to epipe: correct/,
    ],
    [
      'a sample that leads to it first',
      /text: \[[^\]]*\]/,
      "text: ['Error: write EPIPE', 'Error: socket hang up']",
      /but to epipe, hang-up: correct/,
    ],
    ['a signal', "'hangUp'", "'hungUp'", /hang-up\.data\.ts:7: there is no error "hungUp"/],
    ['a rank of its own', /rank: \d+/, 'rank: 1100', /rank 1100 is that of .*: give one another/],
    ['TypeScript', 'defineCause({', 'defineCause({{', /hang-up\.data\.ts:3: /],
  ])('%s', async (_name, before, after, problem) => {
    expect(await problemsWith(CAUSE, before, after)).toMatch(problem);
  });

  test('a change that was not built', async () => {
    expect(await problemsWith(CAUSE, "en: 'The server closed", "en: 'That server closed")).toMatch(
      /words\.data\.ts:1: is not up to date: run npm run diagnosis:build/,
    );
  });

  test('nothing is built of a cause that is not right', () => {
    const [cause, words] = [join(root, CAUSE), join(root, 'src/diagnosis/generated/words.data.ts')];
    const [whole, built] = [readFileSync(cause, 'utf8'), readFileSync(words, 'utf8')];
    writeFileSync(cause, whole.replace("en: 'The server closed", "en: 'That `server closed"));
    const tsx = resolve('node_modules/tsx/dist/cli.mjs');
    const script = resolve('scripts/renew/diagnosis-build.ts');
    const { status, stderr } = spawnSync(process.execPath, [tsx, script], { cwd: root, encoding: 'utf8' });
    writeFileSync(cause, whole);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^\n✗ src\/diagnosis\/causes\/http\/hang-up\.data\.ts:\d+: .*to mend; nothing was written\n$/s,
    );
    expect(readFileSync(words, 'utf8')).toBe(built);
  });

  test('a pattern in capitals, and a signal that no rule uses', async () => {
    const signals = 'src/diagnosis/signals/node-errors.data.ts';
    expect(await problemsWith(signals, "'write econnreset*'", "'write ECONNRESET*'")).toMatch(
      /node-errors\.data\.ts:\d+: the pattern "write ECONNRESET\*" is never found: write "write econnreset\*"/,
    );
    expect(await problemsWith(signals, 'errors: {', "errors: { idle: ['idle'],")).toMatch(
      /no rule names the signal "idle": take it out/,
    );
  });
});
