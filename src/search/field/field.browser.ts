/**
 * Search field with a list of results below it, in a dialog or in the page. Fetched when it is first used, and with
 * the first character the index (`answering.browser.ts`); nothing that is typed leaves the browser.
 */
import { make } from '../../shell/element.browser.ts';
import { locale, localeUrl } from '../../shell/this-page.browser.ts';
import { fill } from '../../site/strings.ts';
import type { Answers } from './answering.browser.ts';
import { choiceIn, type Choice } from './choice.browser.ts';
import { takePaste } from './pasted.ts';
import css from './search.css';
import { SEARCH } from '../strings.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const NOTHING_ASKED: Answers = { count: 0, options: [], ways: [] };

/** Search of each field that has one. */
const searches = new WeakMap<HTMLInputElement, FieldSearch>();

/**
 * Makes a field search. Its results go into an element of their own, below the field's box.
 * @param field with the role of a combobox
 * @param early what was pasted into it before this script was there
 */
export function attach(field: HTMLInputElement, early?: string): void {
  const known = searches.get(field);
  if (known !== undefined) {
    if (early !== undefined) known.take(early);
    return;
  }
  const search = new FieldSearch(field);
  searches.set(field, search);
  if (early === undefined || !search.take(early)) void search.update();
}

class FieldSearch {
  readonly #field: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #status = make('p', { role: 'status', class: 'search-status' });
  readonly #ways = make('nav', { class: 'search-ways', 'aria-label': SEARCH.allErrors[locale] });
  readonly #panel: HTMLElement;
  readonly #choice: Choice;
  readonly #dialog: HTMLDialogElement | null;
  /** Paste of which the field shows a part. */
  #pasted = { text: '', shown: '' };
  #turn = 0;

  constructor(field: HTMLInputElement) {
    this.#field = field;
    this.#dialog = field.closest('dialog');
    this.#list = make('div', {
      role: 'listbox',
      id: `${field.id}-list`,
      'aria-label': SEARCH.results[locale],
      class: 'search-list',
    });
    this.#panel = make('div', { class: 'search-panel' }, this.#status, this.#list, this.#ways);
    this.#panel.hidden = this.#dialog === null;
    this.#choice = choiceIn(this.#list, field);
    field.setAttribute('aria-controls', this.#list.id);
    field.closest('.search-field')?.after(this.#panel);
    this.#listenToField();
    this.#listenToPanel();
  }

  /** Takes a text of several lines as it is, and shows what one line can; false if the field can show all of it. */
  take(text: string): boolean {
    const pasted = takePaste(text);
    if (pasted === undefined) return false;
    this.#field.value = pasted.shown;
    this.#pasted = pasted;
    void this.update();
    return true;
  }

  /** Answers what stands in the field. */
  async update(): Promise<void> {
    const turn = ++this.#turn;
    const { value, id } = this.#field;
    const asked = value === this.#pasted.shown ? this.#pasted.text : value;
    if (asked.trim() === '') {
      this.#show(NOTHING_ASKED, SEARCH.hint[locale], this.#dialog !== null);
      return;
    }
    try {
      const { answersTo } = await import('./answering.browser.ts');
      const answers = await answersTo(asked, id);
      // A later key has been answered already, or will be.
      if (turn === this.#turn) this.#show(answers, statusOf(answers.count, asked), true);
    } catch (error) {
      if (turn === this.#turn) this.#showFailure();
      console.error(error);
    }
  }

  #show({ count, options, ways }: Answers, status: string, isWanted: boolean): void {
    this.#list.replaceChildren(...options);
    this.#choice.reset();
    this.#field.setAttribute('aria-expanded', String(count > 0));
    this.#reveal(isWanted);
    this.#ways.replaceChildren(...ways);
    this.#status.textContent = status;
  }

  #showFailure(): void {
    const errors = make('a', { href: `${localeUrl}reference` }, SEARCH.allErrors[locale]);
    const reload = make('button', { type: 'button', 'data-reload': '' }, SEARCH.reload[locale]);
    this.#show({ ...NOTHING_ASKED, ways: [errors, reload] }, SEARCH.failed[locale], true);
  }

  /** In the page, results hang below the field only while they are wanted, and the field rises to make room for them. */
  #reveal(isWanted: boolean): void {
    const appears = isWanted && this.#panel.hidden;
    this.#panel.hidden = !isWanted;
    if (!appears || this.#panel.getBoundingClientRect().bottom <= window.innerHeight) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#field.scrollIntoView({ block: 'start', behavior: still ? 'instant' : 'smooth' });
  }

  #listenToField(): void {
    const field = this.#field;
    field.addEventListener('paste', (event) => {
      if (this.take(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    });
    field.addEventListener('beforeinput', (event) => {
      if (event.data !== null && this.take(event.data)) event.preventDefault();
    });
    field.addEventListener('input', () => void this.update());
    field.addEventListener('focus', () => void this.update());
    field.addEventListener('keydown', (event) => {
      if (!event.isComposing && this.#acts(event)) event.preventDefault();
    });
  }

  /** Does what a key asks for; false for a key that is the field's own. */
  #acts({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (key === 'Enter') {
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey });
      this.#choice.current()?.dispatchEvent(click);
      return true;
    }
    if (key === 'Escape' && this.#dialog === null && !this.#panel.hidden) {
      this.#reveal(false);
      return true;
    }
    return this.#choice.move(key);
  }

  #listenToPanel(): void {
    const place = this.#panel.parentElement;
    place?.addEventListener('focusout', ({ relatedTarget }) => {
      const isInside = relatedTarget instanceof Node && place.contains(relatedTarget);
      if (this.#dialog === null && !isInside) this.#reveal(false);
    });
    // The field keeps the focus while the mouse chooses.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.#dialog?.close();
    });
  }
}

/** Number of results, and of the lines that were pasted. */
function statusOf(count: number, asked: string): string {
  const lines = asked.trim().split(/\r?\n/).length;
  const found = count === 1 ? SEARCH.foundOne[locale] : fill(SEARCH.foundMany[locale], { count });
  return [lines > 1 ? fill(SEARCH.pasted[locale], { lines }) : '', count > 0 ? found : SEARCH.none[locale]]
    .filter(Boolean)
    .join(' · ');
}
