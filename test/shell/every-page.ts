/** Checks of every page of a language. Each language is a file of its own, so that two cores share them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLOUR_RULES, objections } from '../lib/axe.ts';
import { greenPages } from '../lib/green.ts';
import { base, BUILD, openSite, PATHS, type Opened, type Site } from '../lib/site.ts';
import type { Locale } from '../../src/site/locales.ts';

/** Sources whose change has every page checked again: the tests, and what the browser runs. */
const JUDGES = [
  'test/shell/every-page.ts',
  'test/lib/axe.ts',
  'test/lib/site.ts',
  'scripts/lib/serve.mjs',
  ...readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.browser.ts'))
    .map((path) => `src/${path}`)
    .sort(),
];

/** A page without the names of its scripts, which a word on any page changes: the search index is one of them. */
const withoutScriptNames = (html: string): string =>
  html.replace(/(\/assets\/browser\/[\w.]+)-[A-Z0-9]{8}(?=\.js)/g, '$1');

const DESKTOP = { width: 1280, height: 720 };
const PHONE = { width: 320, height: 640 };

/** Addresses that the page names in its head: its own, and its twins by language. */
const namedAddresses = (page: Page): Promise<Record<string, string>> =>
  page
    .locator('link[rel=alternate][hreflang], link[rel=canonical]')
    .evaluateAll((links) =>
      Object.fromEntries(
        links.map((link) => [
          link.getAttribute('hreflang') ?? 'canonical',
          new URL((link as HTMLLinkElement).href).pathname,
        ]),
      ),
    );

/** Figures that take no room. */
const hiddenFigures = (page: Page): Promise<string[]> =>
  page
    .locator('figure')
    .evaluateAll((figures) =>
      figures.filter((figure) => figure.getClientRects().length === 0).map((figure) => figure.innerHTML),
    );

/** Declares the tests of one language. */
export function checkEveryPage(locale: Locale): void {
  const other = locale === 'es' ? 'en' : 'es';
  const pages = PATHS.map((path) => ({ path, address: base(locale) + path }));
  const fileOf = (address: string): string => join(BUILD, address, 'index.html');
  const green = greenPages(
    `every-page-${locale}`,
    [axe.version, ...JUDGES.map((path) => readFileSync(path))],
    new Map(
      pages.flatMap(({ address }) =>
        existsSync(fileOf(address))
          ? [[address, Buffer.from(withoutScriptNames(readFileSync(fileOf(address), 'utf8')))]]
          : [],
      ),
    ),
  );

  let site: Site;
  /** One tab for all pages, and one without scripts: what they share is fetched once. */
  let tab: Opened;
  let bare: Opened;
  beforeAll(async () => {
    site = await openSite();
    tab = await site.open('about:blank', { colorScheme: 'light', reducedMotion: 'reduce' });
    bare = await site.open('about:blank', { javaScriptEnabled: false });
  });
  afterAll(async () => {
    green.save();
    await site.close();
  });

  describe.each(pages.filter(({ address }) => !green.has(address)))('$address', ({ path, address }) => {
    // Vitest wants its first argument taken apart, even where nothing of it is used.
    // eslint-disable-next-line no-empty-pattern
    afterAll(({}, { tasks }) => {
      if (tasks.every(({ result }) => result?.state === 'pass')) green.add(address);
    });
    beforeAll(async () => {
      await tab.page.setViewportSize(DESKTOP);
      await tab.page.emulateMedia({ colorScheme: 'light' });
      await tab.visit(address);
    });

    test('says its language, its twin, its own address and a title', async () => {
      const { page } = tab;
      expect(tab.status).toBe(200);
      expect(await page.getAttribute('html', 'lang')).toBe(locale);
      expect(await namedAddresses(page)).toEqual({
        canonical: address,
        es: `/${path}`,
        en: `/en/${path}`,
        'x-default': `/${path}`,
      });
      expect(await page.title()).toMatch(/tubería rota|broken pipe/i);
      expect(await page.locator('h1').count()).toBe(1);
    });

    test('links to its twin by the language switch', async () => {
      // It stands in the bar and, for a phone, in the menu.
      const links = tab.page.locator(`.navbar a[lang=${other}]`);
      const addresses = await links.evaluateAll((anchors) =>
        anchors.map((anchor) => (anchor as HTMLAnchorElement).pathname),
      );
      expect(new Set(addresses)).toEqual(new Set([base(other) + path]));
    });

    test('has nothing that axe objects to, by day', async () => {
      expect(await objections(tab.page)).toEqual([]);
    });

    // The pages are the same but for their colours.
    test('has no colour that axe objects to, by night', async () => {
      await tab.page.emulateMedia({ colorScheme: 'dark' });
      await tab.page.locator('html[data-theme=dark]').waitFor();
      expect(await objections(tab.page, { rules: COLOUR_RULES })).toEqual([]);
    });

    test('fits a phone of 320 pixels', async () => {
      await tab.page.setViewportSize(PHONE);
      await expect
        .poll(() => tab.page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]))
        .toEqual([PHONE.width, PHONE.width]);
    });

    test('has a menu, which its button opens', async () => {
      const { page } = tab;
      await page.setViewportSize(PHONE);
      await page.locator('.navbar__toggle').click();
      await expect.poll(() => page.locator('.site-menu:popover-open a:visible').count()).toBeGreaterThan(5);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('.site-menu:popover-open').count()).toBe(0);
    });

    test('reads whole without JavaScript', async () => {
      await bare.visit(address);
      expect(await bare.page.locator('h1').isVisible()).toBe(true);
      expect(await hiddenFigures(bare.page)).toEqual([]);
    });

    // The last one: what comes late has come by now.
    test('loads no React and nothing from elsewhere, and the console is empty', async () => {
      const scripts = await tab.page.evaluate(() => {
        const fetched = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
        const named = [...document.scripts].flatMap(({ src }) => (src === '' ? [] : [new URL(src).pathname]));
        return [...named, ...fetched.filter((name) => name.endsWith('.js'))];
      });
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter((name) => !name.startsWith('/assets/browser/'))).toEqual([]);
      expect(tab.foreign, 'no third-party request').toEqual([]);
      expect(tab.complaints, 'nothing in the console').toEqual([]);
    });
  });

  test('every page was opened now, or was the same when it passed', () => {
    expect(pages.filter(({ address }) => !existsSync(fileOf(address)))).toEqual([]);
  });

  // One page of each kind: on all others the links are known to lead to pages that are there.
  test.each(['', 'diagnose', 'recipes', 'recipes/client-leaves', 'reference/matrix'])(
    'the language switch leads to the twin of /%s and back',
    async (path) => {
      const { page } = await site.open(base(locale) + path);
      for (const [language, target] of [
        [other, base(other) + path],
        [locale, base(locale) + path],
      ] as const) {
        await page.locator(`.navbar a[lang=${language}]`).first().click();
        await page.waitForURL(`**${target}`);
        await page.locator(`html[lang=${language}] h1`).waitFor();
      }
      await page.context().close();
    },
  );

  test.each(['light', 'dark'] as const)(
    'a missing page is a 404 in its language, %s',
    async (colorScheme) => {
      const { page, status } = await site.open(`${base(locale)}no-such-page`, { colorScheme });
      expect(status).toBe(404);
      expect(await page.getAttribute('html', 'lang')).toBe(locale);
      expect(await page.locator('h1').textContent()).toMatch(locale === 'es' ? /tubería/ : /pipe/);
      expect(await objections(page)).toEqual([]);
      await page.context().close();
    },
  );
}
