/**
 * Notice that a part of the page cannot be had, since a later version of the site has replaced it or there is no network.
 * Its markup is in every page (`markup.ts`). Failed imports arrive as rejections that nothing has handled.
 */
import { TEXT_KEY } from '../../site/storage-keys.ts';
import { announce } from '../announce.browser.ts';

/** Fields whose text a reload would lose. */
const FIELDS = '[data-dx=field], [data-search-field]';

function tell(): void {
  const notice = document.querySelector<HTMLDialogElement>('#not-loaded');
  if (notice === null || notice.open) return;
  // Nothing outside an open dialog can be read or pressed; its text waits in its field.
  document.querySelector<HTMLDialogElement>('#search')?.close();
  // `show` would take the focus away from what the reader is doing.
  notice.open = true;
  announce(notice.firstElementChild?.textContent ?? '');
}

/** Reloads the page; what the reader has written is there again. */
function reload(): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>(FIELDS)];
  // A search that was asked for is opened again, with or without a text.
  const written = fields.find(({ value, id }) => value !== '' || id === 'search-dialog');
  try {
    if (written !== undefined) sessionStorage.setItem(TEXT_KEY, written.value);
  } catch {
    // Storage is blocked or full: the text is lost, the page is not.
  }
  location.reload();
}

/** Text that waits for this page, once. */
function waiting(): string | null {
  try {
    const text = sessionStorage.getItem(TEXT_KEY);
    sessionStorage.removeItem(TEXT_KEY);
    return text;
  } catch {
    return null;
  }
}

/**
 * Listens for parts that fail.
 * @param openSearch makes the search field, where the page has no field of its own
 */
export function startNotLoaded(openSearch: () => void): void {
  addEventListener('unhandledrejection', ({ reason }) => {
    // The words of the three engines, and our own.
    if (/import|fetch|load/i.test(String(reason))) tell();
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-reload]') !== null) reload();
  });
  const text = waiting();
  if (text === null) return;
  if (document.querySelector(FIELDS) === null) openSearch();
  const field = document.querySelector<HTMLInputElement>(FIELDS);
  if (field === null) return;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
