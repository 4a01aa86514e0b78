/** What must hold on every page of a language. Each language is a file of its own, so that two cores share them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, objections, openSite, PATHS, type Opened, type Site } from '../lib/site.ts';
import type { Locale } from '../../src/site/locales.ts';

/** Declares the tests of one language. */
export function checkEveryPage(locale: Locale): void {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  describe.each(PATHS.map((path) => ({ path, address: base(locale) + path })))(
    '$address',
    ({ path, address }) => {
      let opened: Opened;
      beforeAll(async () => {
        opened = await site.open(address, { colorScheme: 'light', reducedMotion: 'reduce' });
      });
      afterAll(() => opened.page.context().close());

      test('says its language, its twin, its own address and a title', async () => {
        const { page, status, foreign, complaints } = opened;
        expect(status).toBe(200);
        expect(await page.getAttribute('html', 'lang')).toBe(locale);
        const links = await page.$$eval('link[rel=alternate][hreflang], link[rel=canonical]', (found) =>
          found.map((link) => [
            link.getAttribute('hreflang') ?? 'canonical',
            new URL((link as HTMLLinkElement).href).pathname,
          ]),
        );
        expect(Object.fromEntries(links)).toEqual({
          canonical: address,
          es: `/${path}`,
          en: `/en/${path}`,
          'x-default': `/${path}`,
        });
        expect(await page.title()).toMatch(/tubería rota|broken pipe/i);
        expect(await page.locator('h1').count()).toBe(1);
        expect(foreign, 'no third-party request').toEqual([]);
        expect(complaints, 'nothing in the console').toEqual([]);
      });

      test.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
        const { page } = opened;
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
        expect(await objections(page)).toEqual([]);
      });

      test('fits a phone of 320 pixels', async () => {
        const { page } = opened;
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      });

      test('loads no React: nothing but the scripts of src/', async () => {
        const loaded = await opened.page.evaluate(() => ({
          fetched: performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
          named: [...document.scripts].flatMap(({ src }) => (src === '' ? [] : [new URL(src).pathname])),
        }));
        const scripts = [...loaded.named, ...loaded.fetched.filter((name) => name.endsWith('.js'))];
        expect(scripts.filter((name) => !name.startsWith('/assets/browser/'))).toEqual([]);
      });

      test('has a menu, which its button opens', async () => {
        const { page } = opened;
        await page.setViewportSize({ width: 390, height: 844 });
        await page.locator('.navbar__toggle').click();
        expect(await page.locator('.site-menu:popover-open a:visible').count()).toBeGreaterThan(5);
        await page.keyboard.press('Escape');
        expect(await page.locator('.site-menu:popover-open').count()).toBe(0);
      });

      test('leads to its twin and back by the language switch', async () => {
        const { page } = opened;
        await page.setViewportSize({ width: 1280, height: 720 });
        const other = locale === 'es' ? 'en' : 'es';
        for (const [language, target] of [
          [other, base(other) + path],
          [locale, address],
        ] as const) {
          const link = page.locator(`.navbar a[lang=${language}]`).first();
          await link.evaluate((element) => (element as HTMLAnchorElement).click());
          await page.waitForURL(`**${target}`);
          await page.locator(`html[lang=${language}] h1`).waitFor();
        }
      });

      test('reads whole without JavaScript', async () => {
        const { page } = await site.open(address, { javaScriptEnabled: false });
        expect(await page.locator('h1').isVisible()).toBe(true);
        const hidden = await page
          .locator('figure')
          .evaluateAll((figures) =>
            figures
              .filter((figure) => figure.getClientRects().length === 0)
              .map((figure) => figure.innerHTML),
          );
        expect(hidden).toEqual([]);
        await page.context().close();
      });
    },
  );

  test.each(['light', 'dark'] as const)(
    'a missing page is a 404 in its language, %s',
    async (colorScheme) => {
      const { page, status } = await site.open(`${base(locale)}no-such-page`, { colorScheme });
      expect(status).toBe(404);
      expect(await page.getAttribute('html', 'lang')).toBe(locale);
      expect(await page.locator('h1').innerText()).toMatch(locale === 'es' ? /tubería/ : /pipe/);
      expect(await objections(page)).toEqual([]);
      await page.context().close();
    },
  );
}
