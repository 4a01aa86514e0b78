/** What the diagnosis says is complete: each cause, question and foreign error has its words in both languages. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FOREIGN, QUESTIONS as ANSWERS, RULES } from '../../src/diagnosis/diagnose.ts';
import { CAUSES, FOREIGN_WORDS, piecesOf, QUESTIONS } from '../../src/diagnosis/words.data.ts';
import { readRecording } from '../../src/examples/files.build.ts';

test('every cause has its sentence, and no sentence is left over', () => {
  expect(Object.keys(CAUSES).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test.each(RULES)('$id says what settles it, where it is not certain', ({ id, certainty }) => {
  const words = CAUSES[id];
  for (const language of ['es', 'en'] as const) {
    expect(words?.what[language]).toMatch(/^.+[.]$/);
    if (certainty !== 'certain') expect(words?.settle?.[language]).toMatch(/^.+[.]$/);
    // The marks of code come in pairs.
    expect((words?.what[language].split('`').length ?? 0) % 2).toBe(1);
  }
  const codeOf = (text = ''): string[] =>
    piecesOf(text).flatMap((piece) => (piece.isCode ? [piece.text] : []));
  expect(codeOf(words?.what.es)).toEqual(codeOf(words?.what.en));
});

test.each(RULES)('$id leads to pages that exist', ({ page, error }) => {
  for (const to of [page, ...(error === undefined ? [] : [error])]) {
    expect(existsSync(join('docs', `${to}.mdx`)), to).toBe(true);
  }
});

test.each(RULES)('$id cites a recording that exists, or a public thread', ({ source }) => {
  const [, example = '', part = '', runtime = ''] = /^([^/:]+)\/(.+)@(.+)$/.exec(source) ?? [];
  if (example === '') expect(source).toMatch(/^https:\/\/\S+$/);
  else expect(readRecording(example, runtime)?.runs[part], source).toBeDefined();
});

test('every error that is no broken pipe is named in both languages', () => {
  expect(Object.keys(FOREIGN_WORDS).sort()).toEqual(Object.keys(FOREIGN).sort());
});

describe.each(Object.entries(ANSWERS))('the question %s', (id, answers) => {
  const words = QUESTIONS[id as keyof typeof QUESTIONS];
  test.each(answers)('has words and a page for $id', ({ id: answer, page }) => {
    expect(words.answers[answer]?.es).toBeTruthy();
    expect(words.answers[answer]?.en).toBeTruthy();
    expect(existsSync(join('docs', `${page}.mdx`))).toBe(true);
  });
});
