/** Code of a recipe, taken from its page. */
import { make } from '../shell/element.browser.ts';
import { locale, localeUrl } from '../shell/this-page.browser.ts';
import type { Cause } from './diagnose.ts';
import { RESULTS } from './strings.ts';

/** The module of a cause's recipe, which is fetched once the reader opens it. */
export function codeOf({ id, page }: Cause): HTMLElement {
  const place = make('div', {});
  const details = make('details', {}, make('summary', {}, RESULTS.code[locale]), place);
  const load = async (): Promise<void> => {
    try {
      const response = await fetch(localeUrl + page.slice(1));
      if (!response.ok) throw new Error(`${page}: status ${response.status}`);
      const figure = moduleIn(await response.text(), id.startsWith('py-'));
      place.replaceChildren(figure ?? RESULTS.codeNone[locale]);
    } catch (error) {
      place.textContent = RESULTS.codeFailed[locale];
      console.error(error);
    }
  };
  details.addEventListener('toggle', () => void load(), { once: true });
  return details;
}

/** The first figure with code of a recipe's page, in Python if that is asked for and there is one. */
function moduleIn(html: string, wantsPython: boolean): Element | undefined {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const figures = [...parsed.querySelectorAll('figure[data-kind=source]')];
  const isPython = (figure: Element): boolean =>
    figure.querySelector('figcaption a')?.getAttribute('href')?.endsWith('.py') === true;
  const found = figures.find((figure) => isPython(figure) === wantsPython) ?? figures[0];
  return found === undefined ? undefined : document.importNode(found, true);
}
