/** Opener of the search, the part of it that every page has; the search itself is a chunk of its own. */

const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.hasAttribute('data-search-field');

/** Goes to the search field of the page, or to one in a dialog that is made now, so that no key is lost while the rest arrives. */
export function openSearch(): void {
  const own = document.querySelector<HTMLInputElement>('main [data-search-field]');
  if (own !== null) {
    own.focus();
    return;
  }
  let dialog = document.querySelector<HTMLDialogElement>('#search');
  if (dialog === null) {
    const label = document.querySelector('.search-button span')?.textContent ?? '';
    dialog = document.createElement('dialog');
    dialog.id = 'search';
    dialog.setAttribute('aria-label', label);
    dialog.innerHTML = `<div class="search-field"><input id="search-dialog" data-search-field type="text" role="combobox" aria-expanded="false" aria-autocomplete="list" aria-label="${label}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"></div>`;
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
  void import('./dialog.browser.ts').then(({ completeDialog }) => completeDialog(dialog));
}

/** Listens for the keys and buttons that open the search, and for what is typed into a page's own field. */
export function startSearch(): void {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const writing =
      target instanceof HTMLElement &&
      (target.isContentEditable || target.matches('input, textarea, select'));
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (
      (key === '/' && plain && !writing) ||
      (key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey)
    ) {
      event.preventDefault();
      openSearch();
    }
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-search]')) openSearch();
  });
  for (const type of ['focusin', 'input', 'paste'] as const) {
    document.addEventListener(type, (event) => {
      const { target } = event;
      if (!isSearch(target)) return;
      // A field without its script would lose the lines of a paste.
      const pasted =
        event instanceof ClipboardEvent && !event.defaultPrevented
          ? event.clipboardData?.getData('text/plain')
          : undefined;
      void import('./field.browser.ts').then(({ attach }) => attach(target, pasted));
    });
  }
}
