/** Pages that the search finds for a text of which no rule is sure. */
import { make } from '../shell/element.browser.ts';
import { locale, localeUrl } from '../shell/this-page.browser.ts';
import { RESULTS } from './strings.ts';

/** Pages shown. */
const MOST = 3;

/**
 * Creates an element that fills itself with pages, once the search's index is fetched. The text is not sent.
 * @param known addresses that are shown already
 */
export function similarPages(text: string, known: ReadonlySet<string | undefined>): HTMLElement {
  const place = make('div', { class: 'dx-similar' });
  void fillWithPages(place, text, known);
  return place;
}

async function fillWithPages(
  place: HTMLElement,
  text: string,
  known: ReadonlySet<string | undefined>,
): Promise<void> {
  const { search } = await import('../search/engine.browser.ts');
  const results = (await search(text)).filter(({ to }) => !known.has(to.replace(/#.*/, ''))).slice(0, MOST);
  if (results.length === 0) return;
  const items = results.map(({ to, title }) =>
    make('li', {}, make('a', { href: localeUrl + to.slice(1) }, title)),
  );
  place.append(make('h2', {}, RESULTS.similar[locale]), make('ul', { role: 'list' }, ...items));
}
