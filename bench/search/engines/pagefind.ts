/** Pagefind over the built site; its files lie beside it, and it fetches what a query needs. */
import { pagesOf, type Open } from './engine.ts';

interface Pagefind {
  options(options: { basePath: string }): Promise<void>;
  init(): Promise<void>;
  search(text: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

export const open: Open = async (locale) => {
  const path = `/pagefind-${locale}/`;
  const engine = (await import(`${path}pagefind.js`)) as Pagefind;
  await engine.options({ basePath: path });
  await engine.init();
  return async (text) => {
    const { results } = await engine.search(text);
    const data = await Promise.all(results.slice(0, 8).map((result) => result.data()));
    return pagesOf(data.map(({ url }) => url.replace(/^\/en(?=\/)|(?:\.html)?\/?$/g, '')));
  };
};
