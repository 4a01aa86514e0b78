/** Pastes of real threads lead where they should, through the diagnosis and through the search box. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { answer } from '../../src/search/answer.ts';
import { openEngine, type Engine } from '../../src/search/engine.ts';
import { searchIndexOf } from '../../src/search/index.build.ts';
import { judge, readThreads, SETS, type Thread } from './threads.ts';

const FIRST = 0.9;
const AMONG_THREE = 0.98;

interface Judged {
  readonly thread: Thread;
  readonly got: readonly string[];
  readonly isFirst: boolean;
  readonly isAmong: boolean;
}

/** Fails with the misses by name, if there are too many of them. */
function expectShares(judged: readonly Judged[]): void {
  const missed = (misses: readonly Judged[]): string =>
    misses
      .map(
        ({ thread, got }) =>
          `${thread.source}: ${got.join(' ')}, not ${thread.other ?? thread.pages.join(' ')}`,
      )
      .join('\n');
  const [later, none] = [judged.filter(({ isFirst }) => !isFirst), judged.filter(({ isAmong }) => !isAmong)];
  expect(1 - later.length / judged.length, `not first:\n${missed(later)}`).toBeGreaterThanOrEqual(FIRST);
  expect(1 - none.length / judged.length, `not among three:\n${missed(none)}`).toBeGreaterThanOrEqual(
    AMONG_THREE,
  );
}

const all = SETS.flatMap((set) => readThreads(set));

test('there are enough of them, each once, and their pages exist', () => {
  expect(all.length).toBeGreaterThanOrEqual(130);
  expect(all.filter(({ other }) => other !== undefined).length).toBeGreaterThanOrEqual(12);
  expect(all.filter(({ lang }) => lang === 'es').length).toBeGreaterThanOrEqual(5);
  expect(new Set(all.map(({ source }) => source)).size).toBe(all.length);
  for (const page of all.flatMap(({ pages, linePages = [] }) => [...pages, ...linePages])) {
    expect(existsSync(join('docs', `${page}.mdx`)), page).toBe(true);
  }
});

test.each(SETS)('%s: the diagnosis is right first, and among three', (set) => {
  expectShares(
    readThreads(set).map((thread) => {
      const diagnosis = diagnose(thread.text.join('\n'));
      const [isFirst, isAmong] = judge(thread, diagnosis);
      const got = [
        diagnosis.verdict,
        ...diagnosis.causes.map(({ id }) => id),
        ...diagnosis.foreign.map(({ name }) => name),
      ];
      return { thread, got, isFirst, isAmong };
    }),
  );
});

describe.each(['es', 'en'] as const)('the search in %s', (locale) => {
  let engine: Engine;
  beforeAll(() => {
    engine = openEngine(searchIndexOf(process.cwd(), locale));
  });
  const search = (text: string) => answer(text, engine, diagnose).map(({ to }) => to.split('#')[0] ?? '');
  const searched = (thread: Thread, text: string, pages: readonly string[]): Judged => {
    const got = search(text);
    const among = got.slice(0, 3).map((to) => pages.includes(to));
    return { thread, got: got.slice(0, 3), isFirst: among[0] === true, isAmong: among.includes(true) };
  };

  test.each(SETS)('%s: the telling line alone leads there', (set) => {
    const own = readThreads(set).filter(({ other }) => other === undefined);
    expectShares(
      own.map((thread) =>
        searched(thread, (thread.text[thread.telling] ?? '').trim(), [
          ...thread.pages,
          ...(thread.linePages ?? []),
        ]),
      ),
    );
  });

  test.each(SETS)('%s: the whole paste leads there', (set) => {
    const own = readThreads(set).filter(({ other }) => other === undefined);
    expectShares(own.map((thread) => searched(thread, thread.text.join('\n'), thread.pages)));
  });
});
