/**
 * First tap on each control of a page on a phone, on a slow network and a slow processor: how long until something
 * changes to be seen, and what is fetched for it.
 */
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';

export interface Control {
  readonly name: string;
  /** Page, below the root of its language. */
  readonly path: string;
  readonly selector: string;
  /** Control to be used before it, such as the one that opens what it is in. */
  readonly after?: string;
  /** Expression that is true in the page once the tap was answered. */
  readonly answered: string;
  /** Expression that is true once all that the tap fetches is there; without one, a tap fetches nothing afterwards. */
  readonly complete?: string;
  /** Whether the tap leaves the page: then what is measured is how soon the next one is asked for. */
  readonly leaves?: boolean;
}

const DOC = 'reference/broken-pipe-error';

/** Every control that a reader of a page can tap. */
export const CONTROLS: readonly Control[] = [
  {
    name: 'menu',
    path: DOC,
    selector: '.navbar__toggle',
    answered: `!!document.querySelector('#menu:popover-open')`,
  },
  {
    name: 'section of the menu',
    path: DOC,
    after: '.navbar__toggle',
    selector: '#menu .menu-section:first-child summary',
    answered: `document.querySelector('#menu .menu-section:first-child li a').checkVisibility()`,
  },
  {
    name: 'main links of the menu',
    path: DOC,
    after: '.navbar__toggle',
    selector: '#menu .navbar-sidebar__back',
    answered: `!!document.querySelector('#main-links:popover-open')`,
  },
  {
    name: 'colours',
    path: DOC,
    after: '.navbar__toggle',
    selector: '#menu [data-colour-switch]',
    answered: `document.documentElement.dataset.themeChoice === 'light'`,
  },
  {
    name: 'language',
    path: '',
    after: '.navbar__toggle',
    selector: '#menu a[hreflang]',
    answered: `false`,
    leaves: true,
  },
  {
    name: 'contents',
    path: DOC,
    selector: '.theme-doc-toc-mobile summary',
    answered: `document.querySelector('.theme-doc-toc-mobile').open`,
  },
  {
    name: 'tab',
    path: DOC,
    selector: '[role=tab][aria-selected=false]',
    answered: `!!document.querySelector('[role=tabpanel][data-value=python]:not([hidden])')`,
  },
  {
    name: 'search',
    path: DOC,
    selector: '.navbar [data-search]',
    answered: `!!document.querySelector('dialog#search:modal') && document.activeElement.matches('#search input')`,
    complete: `!!document.querySelector('#search .search-status')?.textContent`,
  },
  {
    name: 'copy button',
    path: DOC,
    selector: 'figure[data-kind=source] button[data-copied]',
    answered: `!!document.querySelector('button[data-copied][data-state=done]')`,
  },
];

/** Slow 4G and a phone's processor, as Lighthouse throttles them. */
const SLOW = { offline: false, latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 84_375 };
const SLOWER_BY = 4;

export interface Tapped {
  /** Milliseconds from the finger that goes down to the frame with the change. */
  readonly milliseconds: number;
  readonly fetched: readonly Fetched[];
}

/** Counts from the next finger that goes down to the frame after the one in which an expression has become true. */
const WATCH = `(answered) => {
  globalThis.tapped = new Promise((resolve) => {
    addEventListener('pointerdown', ({ timeStamp }) => {
      const look = () => requestAnimationFrame(() => {
        if (!(0, eval)(answered)) look();
        else requestAnimationFrame((now) => resolve(now - timeStamp));
      });
      look();
    }, { capture: true, once: true });
  });
}`;

/**
 * Opens a page as a phone does and taps one control.
 * @param origin of the built site
 * @param base of the language, with a slash at both ends
 */
export async function tap(browser: Browser, origin: string, base: string, control: Control): Promise<Tapped> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    serviceWorkers: 'block',
    bypassCSP: true,
    colorScheme: 'dark',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  try {
    const page = await context.newPage();
    await page.goto(origin + base + control.path, { waitUntil: 'networkidle' });
    if (control.after !== undefined) await page.locator(control.after).tap();
    const target = page.locator(control.selector).first();
    await target.scrollIntoViewIfNeeded();
    await slowDown(page);
    const fetched = listen(page);
    if (control.leaves === true) return { milliseconds: await leave(page, target), fetched: [] };
    const milliseconds = await watch(page, target, control);
    if (control.complete !== undefined) await page.waitForFunction(control.complete);
    return { milliseconds, fetched: await fetched() };
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_BY });
}

interface Fetched {
  readonly file: string;
  /** As a server sends it, compressed. */
  readonly bytes: number;
}

/** @returns a function that waits for what has been asked for since, and for what that asks for in turn */
function listen(page: Page): () => Promise<Fetched[]> {
  const asked: Promise<Fetched>[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const size = async (): Promise<number> => {
      const response = await request.response();
      return response === null ? 0 : gzipSync(await response.body(), { level: 6 }).length;
    };
    asked.push(size().then((bytes) => ({ file: pathname, bytes })));
  });
  return async () => {
    let fetched: Fetched[] = [];
    while (fetched.length < asked.length) fetched = await Promise.all(asked);
    return fetched;
  };
}

type Target = ReturnType<Page['locator']>;

async function watch(page: Page, target: Target, { answered }: Control): Promise<number> {
  await page.evaluate(`(${WATCH})(${JSON.stringify(answered)})`);
  await target.tap({ noWaitAfter: true });
  return page.evaluate(() => (globalThis as unknown as { tapped: Promise<number> }).tapped);
}

/** Milliseconds until the next page is asked for. */
async function leave(page: Page, target: Target): Promise<number> {
  const asked = page.waitForRequest((request) => request.isNavigationRequest());
  const from = performance.now();
  await target.tap({ noWaitAfter: true });
  await asked;
  return performance.now() - from;
}
