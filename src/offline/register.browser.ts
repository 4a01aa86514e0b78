/** Registers the service worker and announces new versions of the site. */
import { make } from '../shell/element.browser.ts';
import { locale, rootUrl } from '../shell/this-page.browser.ts';
import { NEW_VERSION } from './strings.ts';

function tell(waiting: ServiceWorker): void {
  if (document.querySelector('div.notice') !== null) return;
  const box = make('div', { class: 'notice', role: 'status' });
  document.body.append(box);
  const button = (text: string, press: () => void): HTMLElement => {
    const made = make('button', { type: 'button' }, text);
    made.addEventListener('click', press);
    return made;
  };
  // A region that appears with what it says is not read by screen readers.
  requestAnimationFrame(() =>
    box.append(
      make('p', {}, NEW_VERSION.news[locale]),
      button(NEW_VERSION.reload[locale], () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        waiting.postMessage('take over');
      }),
      button(NEW_VERSION.later[locale], () => box.remove()),
    ),
  );
}

/** @returns once the browser knows the worker; the rest goes on by itself */
export async function keepOffline(): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>;
  // A private window, or a site without https, may refuse a service worker: then nothing is cached.
  const registration = await serviceWorker
    ?.register(`${rootUrl}service-worker.js`, { scope: rootUrl, updateViaCache: 'none' })
    .catch(() => undefined);
  if (registration === undefined) return;
  // Without a controller, this page is already the newest version.
  const look = (): void => {
    if (registration.waiting !== null && navigator.serviceWorker.controller !== null) {
      tell(registration.waiting);
    }
  };
  const follow = (): void => registration.installing?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', follow);
  // A version may have arrived, or be on its way, since this page was opened.
  follow();
  look();
  registration.active?.postMessage('mend');
  // Registering again does not look for a new version; without a network there is none to find.
  await registration.update().catch(() => undefined);
}
