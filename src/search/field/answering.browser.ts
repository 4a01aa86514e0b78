/** Answers of the search field: index, engine and diagnosis, fetched with the first character that is typed. */
import { diagnose } from '../../diagnosis/diagnose.ts';
import { answer } from '../answer.ts';
import { openIndex } from '../engine.browser.ts';
import { optionsOf, waysOn } from './results.browser.ts';

export interface Answers {
  /** Number of pages found. */
  readonly count: number;
  readonly options: readonly HTMLElement[];
  /** Ways on where nothing was found. */
  readonly ways: readonly HTMLElement[];
}

/**
 * @param asked text, not empty
 * @param id of the field, with which the ids of the options begin
 */
export async function answersTo(asked: string, id: string): Promise<Answers> {
  const results = answer(asked, await openIndex(), diagnose);
  return {
    count: results.length,
    options: optionsOf(results, asked, id),
    ways: results.length > 0 ? [] : waysOn(asked),
  };
}
