/** Brings a page to life: loads React once a reader touches what needs it, then does what the reader did. */

import { isAlive } from './alive.browser.ts';

let coming: Promise<void> | undefined;

/**
 * Loads React and waits until it has taken the page over.
 * @throws when a script could not be loaded; the next call tries again
 */
export function comeToLife(): Promise<void> {
  coming ??= load().catch((error: unknown) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

async function load(): Promise<void> {
  if (isAlive()) return;
  const named = document.querySelector<HTMLMetaElement>('meta[name=late-scripts]')?.content ?? '';
  const alive = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isAlive()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement, { attributeFilter: ['data-has-hydrated'] });
  });
  await Promise.all(
    named.split(' ').map(
      (src) =>
        new Promise((resolve, reject) => {
          const script = document.createElement('script');
          script.addEventListener('load', resolve);
          script.addEventListener('error', () => {
            script.remove();
            reject(new Error(`${src} could not be loaded`));
          });
          script.async = false;
          script.src = src;
          document.head.append(script);
        }),
    ),
  );
  await alive;
}

/** Where an element stands: React builds some of the page anew, in the same shape. */
function pathTo(element: Element): number[] {
  const path: number[] = [];
  for (let at = element; at !== document.body && at.parentElement !== null; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  return path;
}

const elementAt = (path: readonly number[]): Element | undefined =>
  path.reduce<Element | undefined>((at, index) => at?.children[index], document.body);

let last: Element | undefined;

/**
 * Does once the page is alive what the reader has just done to a control; of several times in a row only the last.
 * @param control what was clicked, or has the focus
 * @param key set when it was a key that was pressed
 */
export async function doOnceAlive(control: Element, key?: string): Promise<void> {
  const path = pathTo(control);
  const focused = document.activeElement === control;
  last = control;
  await comeToLife();
  const now = elementAt(path);
  if (last !== control || !(now instanceof HTMLElement)) return;
  last = undefined;
  if (focused) now.focus();
  if (key !== undefined) {
    const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    if (!now.dispatchEvent(press)) return;
  }
  now.click();
}
