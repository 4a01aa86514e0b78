/** The field of the page of the diagnosis: it shows the causes of what is put in it. Nothing of that leaves the browser. */
import { announce } from '../shell/announce.browser.ts';
import { locale } from '../shell/this-page.browser.ts';
import { diagnose } from './diagnose.ts';
import { carriedPart, fragmentOf, textOfFragment } from './excerpt.ts';
import css from './panel.css';
import { partsOf, verdictOf } from './results.browser.ts';
import { RESULTS } from './strings.ts';

/** Pause in typing that is waited for, in milliseconds. */
const PAUSE = 250;
/** Time for which the button shows that it has copied, in milliseconds. */
const SHOWN = 2000;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const attached = new WeakSet<HTMLTextAreaElement>();

/** Elements of the page that the panel works on. */
interface Parts {
  readonly page: HTMLElement;
  readonly field: HTMLTextAreaElement;
  readonly verdict: HTMLElement;
  readonly results: HTMLElement;
  readonly share: HTMLButtonElement;
  readonly go: HTMLButtonElement;
}

function partsAround(field: HTMLTextAreaElement): Parts | undefined {
  const page = field.closest('main');
  const verdict = page?.querySelector<HTMLElement>('[data-dx=verdict]');
  const results = page?.querySelector<HTMLElement>('[data-dx=results]');
  const share = page?.querySelector<HTMLButtonElement>('[data-dx=share]');
  const go = page?.querySelector<HTMLButtonElement>('[data-dx=go]');
  if (page == null || verdict == null || results == null || share == null || go == null) return undefined;
  return { page, field, verdict, results, share, go };
}

/** Shows the diagnosis of a text. @returns the fragment of an address that carries it */
function showDiagnosis({ page, verdict, results }: Parts, text: string): string {
  if (text.trim() === '') {
    verdict.replaceChildren();
    results.replaceChildren();
    return '';
  }
  const diagnosis = diagnose(text);
  const said = verdictOf(page, diagnosis);
  // A live region that is given the same words again would repeat them at each key.
  if (verdict.textContent !== said) verdict.textContent = said;
  results.replaceChildren(...partsOf(page, text, diagnosis));
  return fragmentOf(carriedPart(text, diagnosis.causes[0]?.evidence ?? diagnosis.foreign));
}

/** Copies the page's address, and says so on the button for a while. */
function copyAddress(button: HTMLButtonElement): void {
  const label = button.textContent;
  void navigator.clipboard.writeText(location.href).then(
    () => {
      const copied = RESULTS.copied[locale];
      announce(copied);
      button.textContent = copied;
      setTimeout(() => (button.textContent = label), SHOWN);
    },
    // There is no clipboard outside a secure context: the address has the text all the same.
    () => undefined,
  );
}

/** Makes the field of the page diagnose what is put in it; the text that the address carries at once. */
export function attach(field: HTMLTextAreaElement): void {
  if (attached.has(field)) return;
  attached.add(field);
  if (!document.adoptedStyleSheets.includes(sheet)) {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const parts = partsAround(field);
  if (parts !== undefined) listen(parts);
}

function listen(parts: Parts): void {
  const { field, verdict, share, go } = parts;
  let shown: string | undefined;
  let link = '';
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const show = (): void => {
    clearTimeout(waiting);
    const text = field.value;
    if (text === shown) return;
    shown = text;
    share.hidden = text.trim() === '';
    link = showDiagnosis(parts, text);
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
    copyAddress(share);
  });
  addEventListener('hashchange', takeFragment);
  if (location.hash !== '' && field.value === '') takeFragment();
  if (field.value !== '') show();
}
