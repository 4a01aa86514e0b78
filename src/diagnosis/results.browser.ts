/**
 * Results of a diagnosis as elements. The words of a cause stand on the page already, in its table: they are chosen and
 * marked here, not written again. A recipe's code is fetched when it is asked for.
 */
import { make } from '../shell/element.browser.ts';
import { locale, localeUrl } from '../shell/this-page.browser.ts';
import { fill } from '../site/strings.ts';
import type { Cause, Diagnosis } from './diagnose.ts';
import { excerptOf } from './excerpt.ts';
import { similarPages } from './similar.browser.ts';
import { codeOf } from './recipe-code.browser.ts';
import { CERTAINTIES, RESULTS, VERDICTS } from './strings.ts';

/** Lines shown around those that are marked. */
const CONTEXT = 1;

/** The verdict in a sentence, which names an error that is no broken pipe. */
export function verdictOf(page: Element, { verdict, foreign }: Diagnosis): string {
  const words = VERDICTS[verdict][locale];
  const [first] = foreign;
  return first === undefined || verdict !== 'other'
    ? words
    : fill(words, { name: first.name, what: foreignWords(page, first.name) });
}

const foreignWords = (page: Element, name: string): string =>
  page.querySelector(`[data-foreign="${CSS.escape(name)}"] dd`)?.textContent ?? name;

/** Everything that is shown below the verdict. */
export function partsOf(page: Element, text: string, diagnosis: Diagnosis): Node[] {
  const { causes, foreign, verdict } = diagnosis;
  const parts: Node[] = causes.length > 0 ? [causeList(page, text, diagnosis)] : [];
  if (verdict === 'other') parts.push(excerpt(text, foreign));
  const others = verdict === 'other' ? foreign.slice(1) : foreign;
  if (others.length > 0) {
    const names = others.map(({ name }) => `${name} (${foreignWords(page, name)})`).join(', ');
    parts.push(make('p', { class: 'dx-others' }, `${RESULTS.also[locale]} ${names}.`));
  }
  if (verdict === 'nothing') parts.push(searchButton());
  // Last, since they come later: what stands below would move away from under a pointer.
  if (verdict === 'nothing' || causes[0]?.certainty === 'possible') {
    parts.push(similarPages(text, new Set(causes.flatMap(({ page: to, error }) => [to, error]))));
  }
  return parts;
}

function searchButton(): HTMLElement {
  const attributes = { type: 'button', class: 'dx-search pill', 'data-search': '' };
  return make('p', { class: 'dx-others' }, make('button', attributes, RESULTS.search[locale]));
}

/** The causes, with the question after the first one, which could not tell. */
function causeList(page: Element, text: string, { causes, question }: Diagnosis): HTMLElement {
  const items = causes.map((cause) => causeOf(page, text, cause));
  if (question !== undefined) items.splice(1, 0, questionOf(page, question.id));
  return make('ol', { class: 'dx-causes', role: 'list' }, ...items);
}

function questionOf(page: Element, id: string): HTMLElement {
  const asked = page.querySelector(`[data-question=${id}]`);
  const answers = [...(asked?.querySelectorAll('li') ?? [])].map((answer) => answer.cloneNode(true));
  return make(
    'li',
    { class: 'dx-question' },
    make('h2', {}, asked?.querySelector('h3')?.textContent ?? ''),
    make('ul', { class: 'dx-answers', role: 'list' }, ...answers),
  );
}

function causeOf(page: Element, text: string, cause: Cause): HTMLElement {
  const { id, certainty, evidence } = cause;
  const row = page.querySelector(`[data-cause="${CSS.escape(id)}"]`);
  const settle = row?.querySelector('[data-settle]');
  const what = [...(row?.querySelector('[data-what]')?.childNodes ?? [])].filter((node) => node !== settle);
  const parts: Node[] = [
    make('p', { class: 'dx-sure' }, CERTAINTIES[certainty][locale]),
    make('h2', {}, ...what.map((node) => node.cloneNode(true))),
    linksOf(page, cause),
    make('p', { class: 'dx-says' }, RESULTS.says[locale]),
    excerpt(text, evidence),
  ];
  if (certainty !== 'certain') {
    const words = settle?.childNodes ?? [RESULTS.settleApart[locale]];
    const copied = [...words].map((node) => (typeof node === 'string' ? node : node.cloneNode(true)));
    parts.push(make('p', { class: 'dx-settle' }, make('b', {}, RESULTS.settle[locale]), ' ', ...copied));
  }
  if (cause.page.startsWith('/recipes/')) parts.push(codeOf(cause));
  return make('li', { class: 'dx-cause', 'data-certainty': certainty }, ...parts);
}

function linksOf(page: Element, cause: Cause): HTMLElement {
  const links = make('p', { class: 'dx-links' });
  const add = (to: string, lead: string, kind: string): void => {
    const href = localeUrl + to.slice(1);
    const label = [...page.querySelectorAll('table a')].find((link) => link.getAttribute('href') === href);
    links.append(make('a', { href, class: kind }, `${lead} ${label?.textContent ?? to}`));
  };
  const isRecipe = cause.page.startsWith('/recipes/');
  add(cause.page, RESULTS[isRecipe ? 'fix' : 'error'][locale], 'dx-fix');
  if (cause.error !== undefined && cause.error !== cause.page) {
    add(cause.error, RESULTS.error[locale], 'dx-error');
  }
  return links;
}

const skippedWords = (lines: number): string =>
  lines === 1 ? RESULTS.skippedOne[locale] : fill(RESULTS.skippedMany[locale], { lines });

/** The lines of the paste that say so, marked. */
function excerpt(text: string, spans: Cause['evidence']): HTMLElement {
  const rows = excerptOf(text, spans, CONTEXT).map((row) =>
    'skipped' in row
      ? make('span', { class: 'dx-skipped' }, `⋯ ${skippedWords(row.skipped)}`)
      : make(
          'span',
          { 'data-number': String(row.number) },
          ...row.pieces.map((piece) => (piece.marked ? make('mark', {}, piece.text) : piece.text)),
          '\n',
        ),
  );
  return make('pre', { class: 'dx-paste lined', tabindex: '0' }, make('code', {}, ...rows));
}
