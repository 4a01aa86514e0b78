/** Search dialog, completed once its script is there. */
import { make } from '../../shell/element.browser.ts';
import { locale } from '../../shell/this-page.browser.ts';
import { attach } from './field.browser.ts';
import { SEARCH_ICON } from '../icon.ts';
import { SEARCH } from '../strings.ts';

/**
 * Gives the dialog that `opener.browser.ts` has opened its button, icon and results.
 * @param dialog with the field in it
 */
export function completeDialog(dialog: HTMLDialogElement): void {
  const field = dialog.querySelector('input');
  if (field === null || dialog.querySelector('.search-close') !== null) return;
  const close = make('button', { type: 'button', class: 'search-close' }, SEARCH.close[locale]);
  close.addEventListener('click', () => dialog.close());
  field.after(close);
  field.insertAdjacentHTML('beforebegin', SEARCH_ICON);
  // A click beside it closes it.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  attach(field);
}
