/**
 * The diagnosis of a pasted text, on its page. What it says of a cause stands on that page already, in its table: this
 * script only chooses and marks. Nothing that is pasted leaves the browser; a recipe's code is fetched when it is asked for.
 */
import { diagnose, type Cause, type Diagnosis } from './diagnose.ts';
import { carriedPart, excerptOf, fragmentOf, textOfFragment } from './excerpt.ts';
import { CERTAINTIES, SETTLE_APART, VERDICTS } from './words.data.ts';
import { announce } from '../shell/announce.browser.ts';
import css from './panel.css';
import { make } from '../shell/element.browser.ts';
import { locale, localeUrl } from '../shell/this-page.browser.ts';

const WORDS = {
  es: {
    fix: 'Cómo se arregla:',
    error: 'El error:',
    says: 'Lo dice el texto:',
    settle: 'Lo aclara:',
    code: 'El código de la receta',
    codeFailed: 'No se ha podido cargar. El código está en la receta.',
    codeNone: 'Esa página no tiene código para copiar.',
    skipped: (lines: number) => (lines === 1 ? 'una línea' : `${lines} líneas`),
    also: 'También está en el texto, y no es una tubería rota:',
    search: 'Buscarlo en las páginas',
    similar: 'Páginas que hablan de algo así',
    copied: 'Enlace copiado',
  },
  en: {
    fix: 'How to fix it:',
    error: 'The error:',
    says: 'The text says so:',
    settle: 'What settles it:',
    code: "The recipe's code",
    codeFailed: 'It could not be loaded. The code stands in the recipe.',
    codeNone: 'That page has no code to copy.',
    skipped: (lines: number) => (lines === 1 ? 'one line' : `${lines} lines`),
    also: 'Also in the text, and not a broken pipe:',
    search: 'Look for it in the pages',
    similar: 'Pages about something like it',
    copied: 'Link copied',
  },
}[locale];

/** How long a pause in typing is waited for, in milliseconds. */
const PAUSE = 250;
/** Lines shown around those that are marked. */
const CONTEXT = 1;
/** Pages shown where no rule is sure. */
const MOST_SIMILAR = 3;
/** How long the button shows that it has copied, in milliseconds. */
const SHOWN = 2000;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const attached = new WeakSet<HTMLTextAreaElement>();

/** Makes the field of the page diagnose what is put in it; the text that the address carries at once. */
export function attach(field: HTMLTextAreaElement): void {
  if (attached.has(field)) return;
  attached.add(field);
  if (!document.adoptedStyleSheets.includes(sheet)) {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const page = field.closest('main');
  const verdict = page?.querySelector<HTMLElement>('[data-dx=verdict]');
  const results = page?.querySelector<HTMLElement>('[data-dx=results]');
  const share = page?.querySelector<HTMLButtonElement>('[data-dx=share]');
  const go = page?.querySelector<HTMLButtonElement>('[data-dx=go]');
  if (page == null || verdict == null || results == null || share == null || go == null) return;

  let shown: string | undefined;
  let link = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const show = (): void => {
    clearTimeout(waiting);
    const text = field.value;
    if (text === shown) return;
    shown = text;
    const isEmpty = text.trim() === '';
    share.hidden = isEmpty;
    if (isEmpty) {
      verdict.replaceChildren();
      results.replaceChildren();
      link = '';
    } else {
      const diagnosis = diagnose(text);
      link = fragmentOf(carriedPart(text, diagnosis.causes[0]?.evidence ?? diagnosis.foreign));
      const said = verdictOf(page, diagnosis);
      // A live region that is given the same words again would repeat them at each key.
      if (verdict.textContent !== said) verdict.textContent = said;
      results.replaceChildren(...partsOf(page, text, diagnosis));
    }
    // The twin in the other language shows the same text.
    for (const other of document.querySelectorAll<HTMLAnchorElement>('.navbar a[lang]')) other.hash = link;
  };

  const takeFragment = (): void => {
    const carried = textOfFragment(location.hash);
    if (carried === undefined) return;
    field.value = carried;
    show();
    verdict.scrollIntoView({ block: 'start', behavior: 'instant' });
  };

  field.addEventListener('input', (event) => {
    clearTimeout(waiting);
    const isPaste = (event as InputEvent).inputType !== 'insertText';
    waiting = setTimeout(show, isPaste ? 0 : PAUSE);
  });
  go.addEventListener('click', () => {
    show();
    if (field.value.trim() === '') {
      field.focus();
      return;
    }
    verdict.tabIndex = -1;
    verdict.focus();
  });
  share.addEventListener('click', () => {
    show();
    history.replaceState(history.state, '', link);
    const label = share.textContent;
    void navigator.clipboard.writeText(location.href).then(
      () => {
        announce(WORDS.copied);
        share.textContent = WORDS.copied;
        setTimeout(() => (share.textContent = label), SHOWN);
      },
      // There is no clipboard outside a secure context: the address has the text all the same.
      () => undefined,
    );
  });
  addEventListener('hashchange', takeFragment);
  if (location.hash !== '' && field.value === '') takeFragment();
  if (field.value !== '') show();
}

/** The verdict in a sentence, which names an error that is no broken pipe. */
function verdictOf(page: Element, { verdict, foreign }: Diagnosis): string {
  const [first] = foreign;
  const words = VERDICTS[verdict][locale];
  return first === undefined
    ? words
    : words.replace('{name}', first.name).replace('{what}', foreignWords(page, first.name));
}

const foreignWords = (page: Element, name: string): string =>
  page.querySelector(`[data-foreign="${CSS.escape(name)}"] dd`)?.textContent ?? name;

function partsOf(page: Element, text: string, diagnosis: Diagnosis): Node[] {
  const { causes, question, foreign, verdict } = diagnosis;
  const list = make('ol', { class: 'dx-causes', role: 'list' });
  causes.forEach((cause, n) => {
    list.append(causeOf(page, text, cause));
    // The question belongs to the first cause, which could not tell.
    if (n === 0 && question !== undefined) {
      const asked = page.querySelector(`[data-question=${question.id}]`);
      const answers = [...(asked?.querySelectorAll('li') ?? [])].map((answer) => answer.cloneNode(true));
      list.append(
        make(
          'li',
          { class: 'dx-question' },
          make('h2', {}, asked?.querySelector('h3')?.textContent ?? ''),
          make('ul', { class: 'dx-answers', role: 'list' }, ...answers),
        ),
      );
    }
  });
  const parts: Node[] = causes.length > 0 ? [list] : [];
  if (verdict === 'other') parts.push(excerpt(text, foreign));
  const others = verdict === 'other' ? foreign.slice(1) : foreign;
  if (others.length > 0) {
    const names = others.map(({ name }) => `${name} (${foreignWords(page, name)})`).join(', ');
    parts.push(make('p', { class: 'dx-others' }, `${WORDS.also} ${names}.`));
  }
  if (verdict === 'nothing' || causes[0]?.certainty === 'possible') {
    parts.push(similar(text, new Set(causes.flatMap(({ page: to, error }) => [to, error]))));
  }
  if (verdict === 'nothing') {
    const search = make(
      'button',
      { type: 'button', class: 'dx-search pill', 'data-search': '' },
      WORDS.search,
    );
    parts.push(make('p', { class: 'dx-others' }, search));
  }
  return parts;
}

/**
 * Where no rule is sure, what the search finds. Its index is fetched for that; of the text nothing is sent.
 * @param known addresses that are shown already
 */
function similar(text: string, known: ReadonlySet<string | undefined>): HTMLElement {
  const place = make('div', { class: 'dx-similar' });
  const fill = async (): Promise<void> => {
    const { search } = await import('../search/engine.browser.ts');
    const results = (await search(text))
      .filter(({ to }) => !known.has(to.replace(/#.*/, '')))
      .slice(0, MOST_SIMILAR);
    if (results.length === 0) return;
    const items = results.map(({ to, title }) =>
      make('li', {}, make('a', { href: localeUrl + to.slice(1) }, title)),
    );
    place.append(make('h2', {}, WORDS.similar), make('ul', { role: 'list' }, ...items));
  };
  // Without a network the index may be missing; the verdict stands all the same.
  void fill().catch(() => undefined);
  return place;
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
    make('p', { class: 'dx-says' }, WORDS.says),
    excerpt(text, evidence),
  ];
  if (certainty !== 'certain') {
    const words = settle?.childNodes ?? [SETTLE_APART[locale]];
    const copied = [...words].map((node) => (typeof node === 'string' ? node : node.cloneNode(true)));
    parts.push(make('p', { class: 'dx-settle' }, make('b', {}, WORDS.settle), ' ', ...copied));
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
  add(cause.page, cause.page.startsWith('/recipes/') ? WORDS.fix : WORDS.error, 'dx-fix');
  if (cause.error !== undefined && cause.error !== cause.page) add(cause.error, WORDS.error, 'dx-error');
  return links;
}

/** The lines of the paste that say so, marked. */
function excerpt(text: string, spans: Cause['evidence']): HTMLElement {
  const rows = excerptOf(text, spans, CONTEXT).map((row) =>
    'skipped' in row
      ? make('span', { class: 'dx-skipped' }, `⋯ ${WORDS.skipped(row.skipped)}`)
      : make(
          'span',
          { 'data-number': String(row.number) },
          ...row.pieces.map((piece) => (piece.marked ? make('mark', {}, piece.text) : piece.text)),
          '\n',
        ),
  );
  return make('pre', { class: 'dx-paste lined', tabindex: '0' }, make('code', {}, ...rows));
}

/** The module of a recipe, taken from its page once the reader opens it. */
function codeOf({ id, page }: Cause): HTMLElement {
  const place = make('div', {});
  const details = make('details', {}, make('summary', {}, WORDS.code), place) as HTMLDetailsElement;
  const load = async (): Promise<void> => {
    try {
      const response = await fetch(localeUrl + page.slice(1));
      if (!response.ok) throw new Error(`${page}: status ${response.status}`);
      const figure = moduleIn(await response.text(), id.startsWith('py-'));
      place.replaceChildren(figure ?? WORDS.codeNone);
    } catch (error) {
      place.textContent = WORDS.codeFailed;
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
