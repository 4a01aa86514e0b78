/** lunr with the stemmers of both languages, as `@easyops-cn/docusaurus-search-local` was set up here before. */
import lunr from 'lunr';
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import es from 'lunr-languages/lunr.es.js';
import multi from 'lunr-languages/lunr.multi.js';
import { pagesOf, type Open, type Section } from './engine.ts';

for (const plugin of [stemmerSupport, es, multi]) plugin(lunr);

/** The address of each section by its number, and the index. */
interface Data {
  readonly index: object;
  readonly to: readonly string[];
}

export const index = (sections: readonly Section[]): Data => {
  const made = lunr(function () {
    this.use(lunr.multiLanguage('es', 'en'));
    this.ref('id');
    this.field('title', { boost: 5 });
    this.field('heading', { boost: 3 });
    this.field('text');
    sections.forEach((section, n) => this.add({ ...section, id: String(n) }));
  });
  return { index: made.toJSON(), to: sections.map(({ to }) => to) };
};

export const open: Open = async (locale, data) => {
  const loaded = (await data(`lunr-${locale}`)) as Data;
  const engine = lunr.Index.load(loaded.index);
  // The theme asks for whole words first, and for beginnings of the last one.
  return (text) => {
    const words = lunr.tokenizer(text).map(String).filter(Boolean);
    const results = engine.query((query) => {
      words.forEach((word, n) => {
        query.term(word, { boost: 2 });
        if (n === words.length - 1) query.term(word, { wildcard: lunr.Query.wildcard.TRAILING });
      });
    });
    return pagesOf(results.map(({ ref }) => loaded.to[Number(ref)] ?? ''));
  };
};
