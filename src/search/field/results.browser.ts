/** Elements of the search's list: results, the way to the diagnosis, and ways on where nothing was found. */
import { diagnose } from '../../diagnosis/diagnose.ts';
import { carriedPart, fragmentOf } from '../../diagnosis/excerpt.ts';
import { make } from '../../shell/element.browser.ts';
import { locale, localeUrl } from '../../shell/this-page.browser.ts';
import type { Result } from '../answer.ts';
import { markedPieces } from '../mark.ts';
import { RESULT_KINDS, SEARCH } from '../strings.ts';

/**
 * Options of the list: the results, and the diagnosis of the same text after them.
 * @param asked what was asked
 * @param id of the list's field, with which the ids of the options begin
 */
export function optionsOf(results: readonly Result[], asked: string, id: string): HTMLElement[] {
  const options = results.map((result, n) => resultOption(result, `${id}-${n}`));
  return options.length === 0 ? [] : [...options, diagnoseOption(asked, `${id}-${options.length}`)];
}

/** Ways on for a text to which no page is found. */
export const waysOn = (text: string): HTMLElement[] => [
  make('a', { href: diagnoseUrl(text) }, SEARCH.diagnose[locale]),
  link('reference/epipe', 'EPIPE'),
  link('reference/econnreset', 'ECONNRESET'),
  errorsLink(),
  link('recipes', SEARCH.allRecipes[locale]),
];

const errorsLink = (): HTMLElement => link('reference', SEARCH.allErrors[locale]);

function link(path: string, label: string): HTMLElement {
  return make('a', { href: localeUrl + path }, label);
}

function option(
  id: string,
  href: string,
  attributes: Record<string, string>,
  ...children: Node[]
): HTMLElement {
  return make(
    'a',
    { role: 'option', id, href, tabindex: '-1', 'aria-selected': 'false', ...attributes },
    ...children,
  );
}

function resultOption({ to, kind, title, text, words }: Result, id: string): HTMLElement {
  const marked = (of: string) =>
    markedPieces(of, words).map((piece) => (piece.marked ? make('mark', {}, piece.text) : piece.text));
  const kindName = RESULT_KINDS[kind as keyof typeof RESULT_KINDS][locale];
  return option(
    id,
    localeUrl + to.slice(1),
    {},
    make('span', { class: 'search-kind', 'data-kind': kind }, kindName),
    make('span', { class: 'search-title' }, ...marked(title)),
    make('span', { class: 'search-text' }, ...marked(text)),
  );
}

function diagnoseOption(text: string, id: string): HTMLElement {
  return option(
    id,
    diagnoseUrl(text),
    { class: 'search-diagnose' },
    make('span', { class: 'search-title' }, SEARCH.diagnose[locale]),
    make('span', { class: 'search-text' }, SEARCH.diagnoseText[locale]),
  );
}

/** Address of the diagnosis of a text; of a long one it carries the part with the error. */
function diagnoseUrl(text: string): string {
  const { causes, foreign } = diagnose(text);
  return `${localeUrl}diagnose${fragmentOf(carriedPart(text, causes[0]?.evidence ?? foreign))}`;
}
