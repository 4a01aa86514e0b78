/**
 * The search: a field with a list of results below it, either in a dialog or in the page. Fetched with its index when it
 * is first used; nothing that is typed leaves the browser.
 */
import { diagnose } from '../diagnosis/diagnose.ts';
import { carriedPart, fragmentOf } from '../diagnosis/excerpt.ts';
import { answer, type Result } from './answer.ts';
import { SEARCH_ICON } from './icon.ts';
import { markedPieces } from './mark.ts';
import { make } from '../shell/element.browser.ts';
import { openIndex } from './engine.browser.ts';
import css from './search.css';
import { locale, localeUrl } from '../shell/this-page.browser.ts';

const WORDS = {
  es: {
    close: 'Cerrar',
    results: 'Resultados',
    found: (count: number) => (count === 1 ? 'Un resultado' : `${count} resultados`),
    pasted: (lines: number) => `${lines} líneas pegadas`,
    none: 'No hay ninguna página sobre eso. Por aquí se puede seguir:',
    hint: 'Vale el mensaje, la traza entera o una pregunta. Nada de lo que se escribe sale del navegador.',
    failed: 'El buscador no se ha podido cargar. La lista de errores está en:',
    diagnose: 'Diagnosticar este texto',
    diagnoseText: 'Qué ha pasado, qué líneas lo dicen y cómo se arregla',
    allErrors: 'Todos los errores',
    allRecipes: 'Todas las recetas',
    kinds: { recipes: 'Receta', reference: 'Error', explanation: 'Explicación', overview: 'Tabla' },
  },
  en: {
    close: 'Close',
    results: 'Results',
    found: (count: number) => (count === 1 ? 'One result' : `${count} results`),
    pasted: (lines: number) => `${lines} lines pasted`,
    none: 'No page is about that. Ways on from here:',
    hint: 'A message, a whole stack trace or a question. Nothing you type leaves the browser.',
    failed: 'The search could not be loaded. The list of errors is at:',
    diagnose: 'Diagnose this text',
    diagnoseText: 'What happened, which lines say so, and how to fix it',
    allErrors: 'All errors',
    allRecipes: 'All recipes',
    kinds: { recipes: 'Recipe', reference: 'Error', explanation: 'Explanation', overview: 'Table' },
  },
}[locale];

/** What the field shows of a long paste. */
const LONGEST_SHOWN = 300;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

void openIndex().catch(() => undefined);

/** The fields that search already, and what takes a paste of several lines in each. */
const attached = new WeakMap<HTMLInputElement, (pasted: string) => boolean>();

/**
 * Makes a field search. Its results go into an element of their own, below the field's box.
 * @param field with the role of a combobox
 * @param early what was pasted into it before this script was there
 */
export function attach(field: HTMLInputElement, early?: string): void {
  const taking = attached.get(field);
  if (taking !== undefined) {
    if (early !== undefined) taking(early);
    return;
  }
  const id = field.id;
  const list = make('div', {
    role: 'listbox',
    id: `${id}-list`,
    'aria-label': WORDS.results,
    class: 'search-list',
  });
  const status = make('p', { role: 'status', class: 'search-status' });
  const ways = make('nav', { class: 'search-ways', 'aria-label': WORDS.allErrors });
  const panel = make('div', { class: 'search-panel' }, status, list, ways);
  field.setAttribute('aria-controls', list.id);
  field.closest('.search-field')?.after(panel);
  const inDialog = field.closest('dialog') !== null;
  panel.hidden = !inDialog;

  /** A paste of several lines, of which the field can only show one. */
  let whole = { text: '', shown: '' };
  let active = -1;
  let turn = 0;

  const text = () => (field.value === whole.shown ? whole.text : field.value);
  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];

  const choose = (index: number) => {
    const all = options();
    active = all.length === 0 ? -1 : (index + all.length) % all.length;
    all.forEach((option, n) => option.setAttribute('aria-selected', String(n === active)));
    const chosen = all[active];
    if (chosen === undefined) field.removeAttribute('aria-activedescendant');
    else {
      field.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }
  };

  /** In the page, results hang below the field only while they are wanted, and the field rises to make room for them. */
  const reveal = (wanted: boolean) => {
    const appears = wanted && panel.hidden;
    panel.hidden = !wanted;
    if (!appears || panel.getBoundingClientRect().bottom <= window.innerHeight) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    field.scrollIntoView({ block: 'start', behavior: still ? 'instant' : 'smooth' });
  };

  const show = (results: readonly Result[], asked: string) => {
    const lines = asked.trim().split(/\r?\n/).length;
    const found = results.map((result, n) => optionOf(result, `${id}-${n}`));
    // Where to go on with the same text, whatever was found.
    if (found.length > 0) found.push(diagnoseOption(asked, `${id}-${found.length}`));
    list.replaceChildren(...found);
    active = -1;
    field.removeAttribute('aria-activedescendant');
    const empty = asked.trim() === '';
    field.setAttribute('aria-expanded', String(found.length > 0));
    reveal(!empty || inDialog);
    ways.replaceChildren(...(found.length > 0 || empty ? [] : waysOn(asked)));
    status.textContent = empty
      ? WORDS.hint
      : [lines > 1 ? WORDS.pasted(lines) : '', results.length > 0 ? WORDS.found(results.length) : WORDS.none]
          .filter(Boolean)
          .join(' · ');
  };

  const update = async () => {
    const mine = ++turn;
    try {
      const engine = await openIndex();
      // A later key has been answered already, or will be.
      if (mine === turn) show(answer(text(), engine, diagnose), text());
    } catch (error) {
      if (mine !== turn) return;
      list.replaceChildren();
      ways.replaceChildren(link('reference', WORDS.allErrors));
      status.textContent = WORDS.failed;
      reveal(true);
      console.error(error);
    }
  };

  /** Takes a text of several lines as it is, and shows what one line can. */
  const take = (pasted: string): boolean => {
    if (!/[\r\n]/.test(pasted) && pasted.length <= LONGEST_SHOWN) return false;
    const shown = pasted
      .slice(0, 4 * LONGEST_SHOWN)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST_SHOWN);
    field.value = shown;
    whole = { text: pasted.slice(0, 1_000_000), shown };
    void update();
    return true;
  };

  field.addEventListener('paste', (event) => {
    if (take(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
  });
  field.addEventListener('beforeinput', (event) => {
    if (event.data !== null && take(event.data)) event.preventDefault();
  });
  field.addEventListener('input', () => void update());
  field.addEventListener('focus', () => void update());
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const { key } = event;
    const last = options().length - 1;
    if (key === 'ArrowDown') choose(active + 1);
    else if (key === 'ArrowUp') choose(active < 0 ? last : active - 1);
    else if (key === 'Home' && active >= 0) choose(0);
    else if (key === 'End' && active >= 0) choose(last);
    else if (key === 'Enter')
      options()[Math.max(active, 0)]?.dispatchEvent(
        new MouseEvent('click', {
          bubbles: true,
          cancelable: true,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
        }),
      );
    else if (key === 'Escape' && !inDialog && !panel.hidden) reveal(false);
    else return;
    event.preventDefault();
  });
  panel.parentElement?.addEventListener('focusout', ({ relatedTarget }) => {
    if (!inDialog && !(relatedTarget instanceof Node && panel.parentElement?.contains(relatedTarget)))
      reveal(false);
  });
  // The field keeps the focus while the mouse chooses.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) field.closest('dialog')?.close();
  });
  attached.set(field, take);
  if (early === undefined || !take(early)) void update();
}

function optionOf({ to, kind, title, text, words }: Result, id: string): HTMLElement {
  const marked = (of: string) =>
    markedPieces(of, words).map((piece) => (piece.marked ? make('mark', {}, piece.text) : piece.text));
  return make(
    'a',
    { role: 'option', id, href: localeUrl + to.slice(1), tabindex: '-1', 'aria-selected': 'false' },
    make('span', { class: 'search-kind', 'data-kind': kind }, WORDS.kinds[kind as keyof typeof WORDS.kinds]),
    make('span', { class: 'search-title' }, ...marked(title)),
    make('span', { class: 'search-text' }, ...marked(text)),
  );
}

/** A long paste does not fit into an address: then the part with its error. */
function diagnoseUrl(text: string): string {
  const { causes, foreign } = diagnose(text);
  return `${localeUrl}diagnose${fragmentOf(carriedPart(text, causes[0]?.evidence ?? foreign))}`;
}

function diagnoseOption(text: string, id: string): HTMLElement {
  return make(
    'a',
    {
      role: 'option',
      id,
      href: diagnoseUrl(text),
      tabindex: '-1',
      'aria-selected': 'false',
      class: 'search-diagnose',
    },
    make('span', { class: 'search-title' }, WORDS.diagnose),
    make('span', { class: 'search-text' }, WORDS.diagnoseText),
  );
}

const link = (path: string, label: string): HTMLElement => make('a', { href: localeUrl + path }, label);

function waysOn(text: string): HTMLElement[] {
  return [
    make('a', { href: diagnoseUrl(text) }, WORDS.diagnose),
    link('reference/epipe', 'EPIPE'),
    link('reference/econnreset', 'ECONNRESET'),
    link('reference', WORDS.allErrors),
    link('recipes', WORDS.allRecipes),
  ];
}

/**
 * Gives the dialog that `boot.ts` has opened what it lacks.
 * @param dialog with the field in it
 */
export function dress(dialog: HTMLDialogElement): void {
  const field = dialog.querySelector('input');
  if (field === null || dialog.querySelector('.search-close') !== null) return;
  const close = make('button', { type: 'button', class: 'search-close' }, WORDS.close);
  close.addEventListener('click', () => dialog.close());
  field.after(close);
  field.insertAdjacentHTML('beforebegin', SEARCH_ICON);
  // A click beside it closes it.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  attach(field);
  dialog.style.opacity = '';
}
