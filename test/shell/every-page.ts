/** Checks of every page of a language. Each language is a file of its own, so that two cores share them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COLOUR_RULES, objections } from '../lib/axe.ts';
import { greenChecks } from '../lib/green/green-checks.ts';
import { PATHS } from '../lib/paths.ts';
import { base, BUILD, openSite, type Opened, type Site } from '../lib/site.ts';
import type { Locale } from '../../src/site/locales.ts';

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
  // Each language has a record of its own: two workers write them at the same time.
  const checks = greenChecks('test/shell/every-page.ts', `shell-every-page-${locale}`);

  let site: Site;
  /** One tab for all pages, and one without scripts: what they share is fetched once. */
  let tab: Opened;
  let bare: Opened;
  beforeAll(async () => {
    site = await openSite();
    tab = await site.open('about:blank', { colorScheme: 'light', reducedMotion: 'reduce' });
    bare = await site.open('about:blank', { javaScriptEnabled: false });
  });
  afterAll(() => site.close());

  const checkPage = ({ path, address }: (typeof pages)[number]): void => {
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
  };
  for (const page of pages) checks.describe(page.address, () => checkPage(page));

  test('every page is there, opened or not', () => {
    expect(pages.filter(({ address }) => !existsSync(join(BUILD, address, 'index.html')))).toEqual([]);
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

  const missingPage = `${base(locale)}no-such-page`;
  checks.describe(missingPage, () => {
    test.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
      const { page } = await site.open(missingPage, { colorScheme });
      expect(await objections(page)).toEqual([]);
      await page.context().close();
    });
  });
  test('a missing page is a 404 in its language', async () => {
    const { page, status } = await site.open(missingPage);
    expect(status).toBe(404);
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    expect(await page.locator('h1').textContent()).toMatch(locale === 'es' ? /tubería/ : /pipe/);
    await page.context().close();
  });
}
