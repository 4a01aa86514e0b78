/** A page is read without React; what needs it brings it, and what came before it is not lost. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, bringToLife, LOCALES, openSite, type Opened, type Site } from '../lib/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const REFERENCE = 'reference/broken-pipe-error';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const isAlive = async (page: Page): Promise<boolean> =>
  (await page.getAttribute('html', 'data-has-hydrated')) === 'true';

/** Opens a page and notes which of React's scripts it asks for. */
async function openAndListen(path: string, options = {}): Promise<Opened & { scripts: string[] }> {
  const opened = await site.open('/img/favicon.svg', options);
  const scripts: string[] = [];
  opened.page.on('request', (request) => {
    if (request.url().includes('/assets/js/')) scripts.push(new URL(request.url()).pathname);
  });
  await opened.page.goto(path, { waitUntil: 'networkidle' });
  return { ...opened, scripts };
}

describe.each(LOCALES)('%s', (locale) => {
  test('scrolling and clicking on text brings no React', async () => {
    const { page, scripts } = await openAndListen(base(locale) + REFERENCE);
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.locator('h1').click();
    expect(scripts).toEqual([]);
    expect(await isAlive(page)).toBe(false);
    await page.context().close();
  });

  test('the colours change and are kept, in both languages, without React and with it', async () => {
    const { page, scripts, complaints } = await openAndListen(base(locale) + REFERENCE, {
      colorScheme: 'light',
    });
    const colours = () => page.getAttribute('html', 'data-theme');
    const button = page.locator('.navbar [data-colour-switch]:visible');
    const names = new Set<string | null>([await button.getAttribute('aria-label')]);
    await button.click();
    names.add(await button.getAttribute('aria-label'));
    expect(await colours()).toBe('light');
    await button.focus();
    await page.keyboard.press('Enter');
    names.add(await button.getAttribute('aria-label'));
    expect(await colours()).toBe('dark');
    expect(names.size, 'each choice has its name').toBe(3);
    expect(scripts).toEqual([]);

    await page.goto(base(locale === 'es' ? 'en' : 'es'), { waitUntil: 'networkidle' });
    expect(await colours()).toBe('dark');
    await bringToLife(page);
    expect(await colours()).toBe('dark');
    await button.click();
    expect(await colours()).toBe('light');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the colours follow the system while nothing else was chosen', async () => {
    const { page } = await site.open(base(locale), { colorScheme: 'light' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    await page.context().close();
  });

  test('tabs move by click and by keys without React, which finds them as they were left', async () => {
    const { page, scripts, complaints } = await openAndListen(base(locale) + REFERENCE);
    const python = page.getByRole('tab', { name: 'Python' });
    const chosen = async () =>
      Promise.all((await python.all()).map((tab) => tab.getAttribute('aria-selected')));
    await page.getByRole('tab', { name: 'TypeScript' }).first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('[role=tab][aria-selected=true]', { hasText: 'Python' }).first().waitFor();
    expect(new Set(await chosen())).toEqual(new Set(['true']));
    expect(await page.locator('[role=tabpanel][data-value=python]').first().isVisible()).toBe(true);
    expect(await page.locator('[role=tabpanel][data-value=typescript]').first().isVisible()).toBe(false);
    expect(scripts).toEqual([]);
    await bringToLife(page);
    await page.locator('[role=tab][aria-selected=true]', { hasText: 'Python' }).first().waitFor();
    expect(new Set(await chosen())).toEqual(new Set(['true']));
    await python.first().press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(new Set(await chosen())).toEqual(new Set(['false']));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the first tap on the menu of a phone opens it, and a link in it leads on', async () => {
    const { page, complaints } = await site.open(base(locale) + REFERENCE, PHONE);
    await page.locator('.navbar__toggle').tap();
    await page.locator('.navbar-sidebar--show').waitFor();
    await page.locator('.navbar-sidebar a.menu__link--sublist[href$="/explanation"]').tap();
    await page.waitForURL('**/explanation');
    expect(await isAlive(page)).toBe(true);
    expect(await page.locator('h1').count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the contents of a phone open by the keyboard, which stays where it was', async () => {
    const { page, complaints } = await site.open(base(locale) + REFERENCE, PHONE);
    const button = page.locator('.theme-doc-toc-mobile button');
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('.theme-doc-toc-mobile a').first().waitFor();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a category of the sidebar opens at the first click', async () => {
    const { page, complaints } = await site.open(base(locale) + REFERENCE);
    const caret = page.locator('.theme-doc-sidebar-container button[aria-expanded=false]').first();
    const name = (await caret.getAttribute('aria-label')) ?? '';
    await caret.click();
    await page
      .locator('.theme-doc-sidebar-container button[aria-expanded=true]')
      .nth(1)
      .waitFor({ timeout: 10_000 })
      .catch(() => {
        throw new Error(`"${name}" did not open`);
      });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('once alive, links lead on without a reload, and only the page that was asked for is fetched', async () => {
    const { page, complaints, scripts } = await openAndListen(base(locale) + REFERENCE);
    await bringToLife(page);
    await page.waitForLoadState('networkidle');
    const atLife = scripts.length;
    // The frame and this page come in a dozen pieces; the links in sight would bring twice as many.
    expect(atLife).toBeLessThanOrEqual(14);
    await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
    await page.locator('.pagination-nav a').first().click();
    await page.waitForURL((url) => !url.pathname.includes(REFERENCE));
    await page.locator('h1').waitFor();
    expect(await page.evaluate(() => 'notReloaded' in globalThis)).toBe(true);
    await page.goBack();
    await page.waitForURL(`**/${REFERENCE}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the matrix is filtered without React, which leaves the rows as they are', async () => {
    const { page, scripts, complaints } = await openAndListen(`${base(locale)}reference/matrix`);
    const rows = page.locator('main .table-scroll').first().locator('tbody tr:visible');
    const all = await rows.count();
    await page.locator('main form input[type=search]').fill('econnrefused');
    await page.locator('main form [role=status]:not(:empty)').waitFor();
    const some = await rows.count();
    expect(some).toBeLessThan(all);
    expect(scripts).toEqual([]);
    await bringToLife(page);
    expect(await rows.count()).toBe(some);
    expect(await page.locator('main form [role=status]').innerText()).toContain(`${some} `);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('when React cannot be had the page says so nowhere and tries again at the next touch', async () => {
    const { page } = await site.open(base(locale) + REFERENCE, PHONE);
    await page.route('**/assets/js/**', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await page.locator('.navbar__toggle').tap();
    await failed;
    expect(await isAlive(page)).toBe(false);
    await page.unroute('**/assets/js/**');
    await page.locator('.navbar__toggle').tap();
    await page.locator('.navbar-sidebar--show').waitFor();
    await page.context().close();
  });
});
