/**
 * The site in Chromium, from nginx as `hosting/` configures it: under its Content-Security-Policy all still works, and
 * the browser reports nothing that it had to stop.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PATHS } from '../lib/paths.ts';
import { base, BUILD, LOCALES, openSite, type Site } from '../lib/site.ts';
import { NGINX, titleOf } from './servers.ts';

/** One page of each kind. */
const KINDS = [
  '',
  'recipes',
  'reference',
  'explanation',
  'recipes/client-leaves',
  'reference/broken-pipe-error',
  'reference/epipe',
  'reference/matrix',
  'explanation/fin-and-rst',
  'no-such-page',
  ...PATHS.filter((path) => path === 'diagnose'),
];

describe.skipIf(NGINX.missing !== undefined)(titleOf(NGINX), () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(await NGINX.start(BUILD));
  });
  afterAll(() => site.close());

  /** Opens a page, and notes what its policy stops: also what no console shows. */
  async function open(
    path: string,
  ): Promise<{ page: Page; stopped: () => Promise<string[]>; foreign: readonly string[] }> {
    const { page, complaints, foreign } = await site.open('about:blank', { colorScheme: 'light' });
    const violations: string[] = [];
    await page.exposeFunction('noteViolation', (text: string) => violations.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
        const { noteViolation } = globalThis as unknown as { noteViolation: (text: string) => void };
        noteViolation(`${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
    await page.goto(site.origin + path);
    return {
      page,
      foreign,
      async stopped() {
        // Whatever is still under way has come to its end.
        await page.waitForLoadState('networkidle');
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
        return [...violations, ...complaints];
      },
    };
  }

  test('a violation is noticed', async () => {
    const { page, stopped } = await open('/');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.head.append(script);
    });
    await expect.poll(async () => (await stopped()).join('\n')).toContain('script-src');
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    await page.context().close();
  });

  describe.each(LOCALES)('%s', (locale) => {
    test.each(KINDS)('/%s obeys the policy', async (path) => {
      const { page, stopped, foreign } = await open(base(locale) + path);
      expect(await page.locator('html').getAttribute('data-theme'), 'the script in the page has run').toBe(
        'light',
      );
      expect(await stopped()).toEqual([]);
      expect(foreign).toEqual([]);
      await page.context().close();
    });

    test('what a page can do, it does under the policy', async () => {
      const { page, stopped } = await open(`${base(locale)}reference/broken-pipe-error`);
      await page.locator('.navbar [data-colour-switch]:visible').click();
      await page.locator('.navbar [data-colour-switch]:visible').click();
      await page.locator('html[data-theme=dark]').waitFor();

      await page.getByRole('tab', { name: 'Python' }).first().click();
      await page.locator('[role=tab][aria-selected=true]', { hasText: 'Python' }).first().waitFor();
      await page.getByRole('tab', { name: 'TypeScript' }).first().click();
      await page.locator('[role=tab][aria-selected=true]', { hasText: 'TypeScript' }).first().waitFor();

      await page.locator('pre[data-hovers]:visible').first().focus();
      await page.keyboard.press('Enter');
      await page.locator('#code-types:popover-open').waitFor();
      await expect
        .poll(() => page.locator('#code-types').evaluate((panel) => (panel as HTMLElement).style.left))
        .toMatch(/px$/);
      await page.keyboard.press('Escape');

      const figure = page.locator('.seq-player').first();
      await figure.locator('.seq-bar button:visible').last().click();
      await figure.locator('[aria-current=step]').first().waitFor();

      await page.locator('[data-search]').first().click();
      await page.getByRole('combobox').fill('ECONNRESET');
      await page.locator('[role=option][href$="/reference/econnreset"]').first().waitFor();
      await expect
        .poll(() => page.locator('dialog#search').evaluate((dialog) => getComputedStyle(dialog).opacity))
        .toBe('1');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/reference/econnreset');

      await page.locator('.pagination-nav a').first().click();
      await page.waitForURL((url) => !url.pathname.endsWith('/econnreset'));
      expect(await stopped()).toEqual([]);
      await page.context().close();
    });

    test('the filter of the table works under the policy', async () => {
      const { page, stopped } = await open(`${base(locale)}reference/matrix`);
      await page.locator('main form input[type=search]').fill('econnrefused');
      await page.locator('main form [role=status]:not(:empty)').waitFor();
      expect(await stopped()).toEqual([]);
      await page.context().close();
    });

    test('without JavaScript the style that stands in the page is applied', async () => {
      const { page } = await site.open(`${base(locale)}reference/broken-pipe-error`, {
        javaScriptEnabled: false,
      });
      expect(await page.locator('[data-search]').first().isVisible()).toBe(false);
      expect(
        await page
          .locator('[role=tabpanel]')
          .evaluateAll((all) => all.every((panel) => panel.getClientRects().length > 0)),
      ).toBe(true);
      await page.context().close();
    });
  });
});
