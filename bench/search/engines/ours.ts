/** The search of the site: MiniSearch with its own words, ranking and diagnosis. */
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { answer } from '../../../src/search/answer.ts';
import { openEngine } from '../../../src/search/engine.ts';
import type { IndexedPage } from '../../../src/search/index-entry.ts';
import { pagesOf, type Open } from './engine.ts';

export const open: Open = async (locale, data) => {
  const engine = openEngine((await data(`ours-${locale}`)) as IndexedPage[]);
  return (text) => pagesOf(answer(text, engine, diagnose).map(({ to }) => to.split('#')[0] ?? ''));
};
