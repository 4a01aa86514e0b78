/**
 * Checks of the built site that are skipped while all they depend on is as it was when they passed: the files that the
 * browser asked for, the sources of the test, and axe. What readers do is repeated once in five days all the same.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import axe from 'axe-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { Built } from '../built.ts';
import { Green } from './green.ts';
import type { Locale } from '../../../src/site/locales.ts';
import { asked, BUILD, LOCALES } from '../site.ts';

const FOLDER = 'test/lib/green';

/** A test's file and those that it imports, but for the site's own, which the built files stand for. */
function sourcesOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !/^(?:test|scripts)\//.test(file) || !existsSync(file)) return found;
  found.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/\bfrom '(\.{1,2}\/[^']+)'/g))
    sourcesOf(normalize(join(file, '..', name)), found);
  return found;
}

export interface GreenChecks {
  /** Declares the tests of one check: they are skipped together, or noted together once all have passed. */
  describe(name: string, tests: () => void): void;
  /** Declares tests of what readers do, for each language; a language's are repeated on their day, too. */
  inTurn(tests: (locale: Locale) => void): void;
}

/**
 * @param source path of the file that declares the checks
 * @param record name of their record; by default that of the file
 */
export function greenChecks(
  source: string,
  record = source.replace(/^test\/|\.browser\.test\.ts$/g, '').replaceAll('/', '-'),
): GreenChecks {
  const sources = [...sourcesOf(source)].sort().map((path) => readFileSync(path, 'latin1'));
  const green = new Green(join(FOLDER, `${record}.json`), [axe.version, ...sources], new Built(BUILD));
  afterAll(() => green.save());
  const declare = (name: string, known: boolean, tests: () => void): void => {
    if (known) {
      describe.skip(`${name}: as it was when it passed, FULL=1 repeats it`, tests);
      return;
    }
    describe(name, () => {
      beforeAll(() => asked.clear());
      // Vitest wants its first argument taken apart, even where nothing of it is used.
      // eslint-disable-next-line no-empty-pattern
      afterAll(({}, { tasks }) => {
        if (tasks.every(({ result }) => result?.state === 'pass')) green.add(name, asked);
      });
      tests();
    });
  };
  return {
    describe: (name, tests) => declare(name, green.has(name), tests),
    inTurn(tests) {
      for (const locale of LOCALES) {
        const name = `${locale}: use`;
        declare(name, green.hasInTurn(name), () => tests(locale));
      }
    },
  };
}
