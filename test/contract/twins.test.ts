/** Twins in TypeScript and Python take the same errors for "the other end has gone"; each is asked with every error. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verdicts } from './twin-verdicts.ts';

/** Differences that the languages make, by error. */
const BY_DESIGN: Readonly<Record<string, readonly string[]>> = {
  // Python has one class, BrokenPipeError, for EPIPE and ESHUTDOWN; no socket of Linux says the latter.
  ESHUTDOWN: Object.keys(verdicts).filter((id) => !['notice-dead-peer', 'survive-dead-stdout'].includes(id)),
  // Python's ConnectionError is one class for four; `fetch` has not been seen to say it.
  ECONNABORTED: ['fetch-whole'],
};

/** Errors of TypeScript's alone. */
const TYPESCRIPT_ONLY: Readonly<Record<string, readonly string[]>> = {
  // libuv's word for a write that was called off.
  'serve-many-clients': ['ECANCELED'],
  'serve-unix-socket': ['ECANCELED'],
  'what-arrived': ['ECANCELED'],
  // Node.js gives a child a pair of sockets, which can be reset; Python's pipe cannot.
  'write-to-child-stdin': ['ECONNRESET'],
};

/** Twins that take no error for it in one of the languages, and why. */
const WITHOUT_A_SET: Readonly<Record<string, string>> = {
  'answer-upload-early': 'it matters only if an answer came, and ends well or not with that',
  'break-on-purpose': 'it makes the faults',
  'end-when-reader-leaves': 'in Python it asks the kernel about its output, whatever the error',
  'end-with-parent': 'it ends the process: the contracts of both let it meet the errors themselves',
  'run-pipeline': 'in Python the commands hold the pipes, and end by SIGPIPE',
  'shut-down-gracefully': 'it looks at no error',
};

const { known, sets } = JSON.parse(
  execFileSync('python3', ['-B', join(import.meta.dirname, 'twin_sets.py')], { encoding: 'utf8' }),
) as { known: readonly string[]; sets: Readonly<Record<string, readonly string[]>> };

test('every module with a twin is here', () => {
  const examples = join(import.meta.dirname, '../../examples');
  const twins = readdirSync(examples).filter((id) =>
    [`${id}.ts`, `${id.replaceAll('-', '_')}.py`].every((file) => existsSync(join(examples, id, file))),
  );
  expect([...Object.keys(verdicts), ...Object.keys(WITHOUT_A_SET)].sort()).toEqual(twins.sort());
  expect(Object.keys(sets).sort()).toEqual(Object.keys(verdicts).sort());
});

test.each(Object.keys(verdicts))('%s', async (module) => {
  const means = verdicts[module];
  const inTypeScript: string[] = [];
  for (const code of known.filter((name) => name in constants.errno)) {
    const error = Object.assign(new Error(code), { code });
    if (await Promise.resolve(means?.(error)).catch(() => false)) inTypeScript.push(code);
  }
  const alone = TYPESCRIPT_ONLY[module] ?? [];
  expect(inTypeScript, 'the differences are still there').toEqual(expect.arrayContaining([...alone]));
  const shared = (sets[module] ?? []).filter((code) => code in constants.errno || code in BY_DESIGN);
  const differing = Object.keys(BY_DESIGN).filter((code) => BY_DESIGN[code]?.includes(module) === true);
  expect(inTypeScript, 'something is taken for it').toContain('EPIPE');
  expect(shared.filter((code) => !differing.includes(code)).sort()).toEqual(
    inTypeScript.filter((code) => !alone.includes(code)).sort(),
  );
  expect(shared, 'the differences are still there').toEqual(expect.arrayContaining(differing));
});
