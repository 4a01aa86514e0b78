/** Pastes of real threads lead where they should, through the diagnosis and through the search box. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { answer } from '../../src/search/answer.ts';
import { openEngine, type Engine } from '../../src/search/engine.ts';
import { searchIndexOf } from '../../src/search/index.build.ts';
import { expectFigure } from './ratchet.ts';
import { judge, readThreads, SETS, type Thread } from './threads.ts';

interface Judged {
  readonly thread: Thread;
  readonly got: readonly string[];
  readonly isFirst: boolean;
  readonly isAmong: boolean;
}

/** Fails with the misses by name, if there are more of them than the limit allows. */
function expectShares(name: string, judged: readonly Judged[]): void {
  const wanted = ({ other, pages }: Thread): string => other ?? pages.join(' ');
  const missed = (misses: readonly Judged[]): string =>
    misses.map(({ thread, got }) => `${thread.source}: ${got.join(' ')}, not ${wanted(thread)}`).join('\n');
  const [later, none] = [judged.filter(({ isFirst }) => !isFirst), judged.filter(({ isAmong }) => !isAmong)];
  const of = judged.length;
  expectFigure(
    name,
    { first: of - later.length, amongThree: of - none.length, of },
    `not first:\n${missed(later)}\nnot among three:\n${missed(none)}`,
  );
}

const all = SETS.flatMap((set) => readThreads(set));

test('there are enough of them, each once, and their pages exist', () => {
  const files = readdirSync(join(import.meta.dirname, 'threads')).filter((file) => file.endsWith('.json'));
  expect(files.sort()).toEqual(SETS.map((set) => `${set}.json`));
  expect(all.length).toBeGreaterThanOrEqual(700);
  expect(all.filter(({ other }) => other !== undefined).length).toBeGreaterThanOrEqual(70);
  expect(all.filter(({ lang }) => lang === 'es').length).toBeGreaterThanOrEqual(30);
  expect(new Set(all.map(({ source }) => source)).size).toBe(all.length);
  for (const page of all.flatMap(({ pages, linePages = [] }) => [...pages, ...linePages])) {
    expect(existsSync(join('docs', `${page}.mdx`)), page).toBe(true);
  }
});

test.each(SETS)('%s: the diagnosis is right first, and among three', (set) => {
  expectShares(
    `diagnosis, ${set}`,
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
      `search in ${locale}, line, ${set}`,
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
    expectShares(
      `search in ${locale}, paste, ${set}`,
      own.map((thread) => searched(thread, thread.text.join('\n'), thread.pages)),
    );
  });
});
