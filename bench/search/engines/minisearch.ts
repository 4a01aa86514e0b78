/** MiniSearch as its manual shows it: boosted titles, prefixes, fuzzy words. */
import MiniSearch from 'minisearch';
import { pagesOf, type Open, type Section } from './engine.ts';

const FIELDS = ['title', 'heading', 'text'];

export const index = (sections: readonly Section[]): unknown => {
  const engine = new MiniSearch<Section>({ fields: FIELDS, storeFields: ['to'] });
  engine.addAll(sections);
  return engine.toJSON();
};

export const open: Open = async (locale, data) => {
  const json = JSON.stringify(await data(`minisearch-${locale}`));
  const engine = MiniSearch.loadJSON(json, { fields: FIELDS, storeFields: ['to'] });
  return (text) =>
    pagesOf(
      engine
        .search(text, { boost: { title: 4, heading: 2 }, prefix: true, fuzzy: 0.2 })
        .map(({ to }) => to as string),
    );
};
