/**
 * The one script that every page loads at once: a few listeners on the document, so small that it never delays a
 * reader. All else is a chunk of its own, fetched when it is first used. There is no React in the browser.
 *
 * A feature imports its chunk as `import('../feature/part.browser.ts')` in the listener that first needs it.
 */
import { isSlowOrMetered, type Connection } from '../offline/slow.ts';
import { announce } from './announce.browser.ts';
import { startColours } from './colours.browser.ts';
import { copyCode } from '../code/copy.browser.ts';
import type * as Hovers from '../code/hovers.browser.ts';
import { startMenu } from './menu.browser.ts';
import { smallErrorAddress } from '../error-addresses/small-letters.browser.ts';
import { openSearch, startSearch } from '../search/field/opener.browser.ts';
import { startNotLoaded } from './not-loaded/notice.browser.ts';
import { startTabs } from './tabs.browser.ts';

/** The element at or around an event's target that a selector names. */
const around = ({ target }: Event, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null;

// Under such an address no page of ours has this script, but the one that says that there is none.
const small = smallErrorAddress(location.pathname);
if (small !== undefined) location.replace(small);

startColours();
startMenu();
startSearch();
startTabs();

document.addEventListener('click', (event) => {
  // The skip link's address stands before the sidebar: what is wanted is the text.
  const main = around(event, 'a[href^="#__docusaurus"]') && document.querySelector('main');
  if (main === null) return;
  event.preventDefault();
  main.tabIndex = -1;
  main.focus();
});

document.addEventListener('input', (event) => {
  const form = around(event, '[data-row-filter]');
  if (form !== null) void import('../embed/row-filter.browser.ts').then(({ filterRows }) => filterRows(form));
});

document.addEventListener('click', (event) => {
  const button = around(event, 'button[data-copied]');
  if (button !== null) void copyCode(button);
});

/** The diagnosis: at once on its page, where the address may carry a text; else when its field is first used. */
const withDiagnosis = (field: HTMLTextAreaElement | null): void => {
  if (field !== null) void import('../diagnosis/panel.browser.ts').then(({ attach }) => attach(field));
};
const ownDiagnosis = document.querySelector<HTMLTextAreaElement>('[data-dx=field]');
withDiagnosis(ownDiagnosis);
document.addEventListener('click', (event) => {
  // Its button has a listener of its own once the script is there.
  if (around(event, '[data-dx=go]') !== null) withDiagnosis(ownDiagnosis);
});
for (const type of ['focusin', 'input']) {
  document.addEventListener(type, (event) =>
    withDiagnosis(around(event, '[data-dx=field]') as HTMLTextAreaElement | null),
  );
}

/** Types of names in code, once a reader points at some. */
const ASKING = ['pointerover', 'focusin', 'click', 'keydown'] as const;
let asking: Event | undefined;

function onCode(event: Event): void {
  // Of keys, only Enter asks.
  const { key = 'Enter' } = event as Partial<KeyboardEvent>;
  if (key !== 'Enter' || around(event, 'pre[data-hovers]') === null) return;
  const first = asking === undefined;
  // A tap begins as a pointer that comes: what counts is what the reader did last before the script was there.
  asking = event;
  if (first) void import('../code/hovers.browser.ts').then(begin, failed);
}

/** Says once that there are no types; later by the notice of `not-loaded/notice.browser.ts` alone where a reader asks for them. */
function failed(error: unknown): never {
  asking = undefined;
  document.removeEventListener('pointerover', onCode);
  throw error;
}

function begin(hovers: typeof Hovers): void {
  for (const type of ASKING) document.removeEventListener(type, onCode);
  if (asking !== undefined) hovers.begin(asking, announce);
}

for (const type of ASKING) document.addEventListener(type, onCode);

document.addEventListener('click', (event) => {
  const figure = around(event, '.seq-player');
  if (figure !== null)
    void import('../trace/player.browser.ts').then(({ press }) => press(figure, event.target as Element));
});
document.addEventListener('keydown', (event) => {
  const figure = around(event, '.seq-player');
  if (figure === null || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!/^(?:Arrow|Home$|End$)/.test(event.key) || !(event.target as Element).matches('.seq-bar button'))
    return;
  // The key would scroll the page, since the script that handles it is still to come.
  event.preventDefault();
  void import('../trace/player.browser.ts').then(({ key }) => key(figure, event));
});

/** Delay after `load`, in milliseconds, before the site is kept, so that it does not compete with reading. */
const SETTLED = 10_000;
// Neither is a page in development kept, nor anything fetched ahead where that is slow or costs.
if (
  process.env['NODE_ENV'] === 'production' &&
  !isSlowOrMetered((navigator as { connection?: Connection }).connection)
) {
  addEventListener('load', () =>
    setTimeout(
      // A page that cannot be kept is read all the same.
      () =>
        void import('../offline/register.browser.ts').then(
          ({ keepOffline }) => keepOffline(),
          () => 0,
        ),
      SETTLED,
    ),
  );
}

// Last: a text that waits is for the listeners above.
startNotLoaded(openSearch);
