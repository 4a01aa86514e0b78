/** Every recorded error of every example, on every runtime, is diagnosed to a page of its own. */
import { describe, expect, test } from 'vitest';
import { diagnose, type Diagnosis } from '../../src/diagnosis/diagnose.ts';
import { recordedPastes, type RecordedPaste } from './recorded.ts';

const pastes = recordedPastes();

/**
 * Its page comes first; where the text cannot tell, the question that is asked offers it. An error that no page is about
 * may also be named as none of ours.
 */
function isRight({ own, isDeclared }: RecordedPaste, { verdict, causes, question }: Diagnosis): boolean {
  const [first] = causes;
  if (first === undefined) return !isDeclared && verdict === 'other';
  const offered = question?.answers.map(({ page }) => page) ?? [];
  return [first.page, first.error ?? '', ...offered].some((page) => own.has(page));
}

test('there are recordings of every runtime', () => {
  expect(pastes.length).toBeGreaterThan(500);
  expect(new Set(pastes.map(({ source }) => source.split('@')[1])).size).toBe(7);
});

describe.each(pastes)('$source, $error.name: $error.message', (paste) => {
  test('leads to its own page', () => {
    const diagnosis = diagnose(paste.text);
    expect(isRight(paste, diagnosis), `${JSON.stringify(diagnosis, undefined, 1)}\n${paste.text}`).toBe(true);
  });
});
