/** The record of copied examples: one that is no longer true stops the build. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readResults } from '../../src/copy-check/recorded.ts';

describe('what is no longer true stops the build', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'compiles-'));
    cpSync('examples', join(copy, 'examples'), { recursive: true });
    mkdirSync(join(copy, 'compilers'));
    cpSync('compilers/results.json', join(copy, 'compilers', 'results.json'));
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  test('an example that has changed, by what it imports', () => {
    readResults(copy);
    appendFileSync(join(copy, 'examples', 'observe.ts'), '\n');
    expect(() => readResults(copy)).toThrow(
      /the files of [\w-]+ have changed: run `npm run test:copy -- --record [\w-]+`/,
    );
  });

  test('an example whose Python module has changed', () => {
    appendFileSync(join(copy, 'examples', 'python-sockets', 'python_sockets.py'), '\n');
    expect(() => readResults(copy)).toThrow(/the files of python-sockets have changed/);
  });

  test('an example that is new, or gone', () => {
    cpSync(join(copy, 'examples', 'catch-epipe'), join(copy, 'examples', 'catch-more'), { recursive: true });
    expect(() => readResults(copy)).toThrow(/the files of catch-more have changed/);
    rmSync(join(copy, 'examples', 'catch-more'), { recursive: true });
    rmSync(join(copy, 'examples', 'catch-epipe'), { recursive: true });
    expect(() => readResults(copy)).toThrow(/the files of catch-epipe have changed/);
  });

  test('no results at all', () => {
    rmSync(join(copy, 'compilers', 'results.json'));
    expect(() => readResults(copy)).toThrow(/results\.json is missing: run/);
  });
});
