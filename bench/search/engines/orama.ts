/** Orama with the stemmer of each language and a tolerance of one letter. */
import { create, insertMultiple, load, save, search } from '@orama/orama';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { pagesOf, type Open, type Section } from './engine.ts';

const make = (locale: 'es' | 'en') =>
  create({
    schema: { to: 'string', title: 'string', heading: 'string', text: 'string' } as const,
    components: {
      tokenizer:
        locale === 'es'
          ? { language: 'spanish', stemming: true, stemmer: spanish }
          : { language: 'english', stemming: true, stemmer: english },
    },
  });

export const index = async (sections: readonly Section[], locale: 'es' | 'en'): Promise<unknown> => {
  const engine = make(locale);
  await insertMultiple(
    engine,
    sections.map(({ to, title, heading, text }) => ({ to, title, heading, text })),
  );
  return save(engine);
};

export const open: Open = async (locale, data) => {
  const engine = make(locale);
  load(engine, (await data(`orama-${locale}`)) as Parameters<typeof load>[1]);
  return async (term) => {
    const { hits } = await search(engine, {
      term,
      properties: ['title', 'heading', 'text'],
      boost: { title: 4, heading: 2 },
      tolerance: 1,
      limit: 50,
    });
    return pagesOf(hits.map(({ document }) => document.to));
  };
};
