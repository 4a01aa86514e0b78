/** Each control of a page works by pointer, by keyboard and by touch, on a phone and a desktop, and React never comes. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, openSite, type Opened, type Site } from '../lib/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const REFERENCE = 'reference/broken-pipe-error';
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
};

/** Ways to use a control. */
const WAYS = {
  'by touch': { options: PHONE, use: (page: Page, selector: string) => page.locator(selector).first().tap() },
  'by pointer': {
    options: { viewport: { width: 800, height: 900 }, reducedMotion: 'reduce' },
    use: (page: Page, selector: string) => page.locator(selector).first().click(),
  },
  'by keyboard': {
    options: { viewport: { width: 800, height: 900 }, reducedMotion: 'reduce' },
    use: (page: Page, selector: string) => page.locator(selector).first().press('Enter'),
  },
} satisfies Record<
  string,
  { options: BrowserContextOptions; use: (page: Page, selector: string) => Promise<void> }
>;

/** Opens a page; at the end nothing of React has been asked for, and the console is empty. */
async function withPage(
  path: string,
  options: BrowserContextOptions,
  run: (page: Page, opened: Opened) => Promise<void>,
): Promise<void> {
  const opened = await site.open('/img/favicon.svg', options);
  const scripts: string[] = [];
  opened.page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  await opened.visit(path);
  await run(opened.page, opened);
  expect(scripts.filter((name) => !name.startsWith('/assets/browser/'))).toEqual([]);
  expect(opened.complaints).toEqual([]);
  await opened.page.context().close();
}

const isOpen = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => element.matches(':popover-open'));
const opens = (page: Page, selector: string) => expect.poll(() => isOpen(page, selector)).toBe(true);
const closes = (page: Page, selector: string) => expect.poll(() => isOpen(page, selector)).toBe(false);

/** Waits until the page behind the menu can be used, or cannot. */
const untilBehindIs = (page: Page, inert: boolean) =>
  expect.poll(() => page.evaluate(() => document.querySelector('main')?.inert)).toBe(inert);

const untilFocused = (page: Page, selector: string) =>
  expect
    .poll(() =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => element === document.activeElement),
    )
    .toBe(true);

greenChecks('test/shell/without-react.browser.test.ts').inTurn((locale) => {
  const reference = base(locale) + REFERENCE;

  describe.each(Object.entries(WAYS))('%s', (way, { options, use }) => {
    test('the menu opens, takes the focus, and gives it back as it closes', async () => {
      await withPage(reference, options, async (page) => {
        await use(page, '.navbar__toggle');
        await opens(page, '#menu');
        await untilFocused(page, '.navbar-sidebar__close');
        await untilBehindIs(page, true);
        await use(page, '.navbar-sidebar__close');
        await closes(page, '#menu');
        await untilBehindIs(page, false);
        await untilFocused(page, '.navbar__toggle');
      });
    });

    test('a section of the menu opens, and a link in it leads on', async () => {
      await withPage(reference, options, async (page) => {
        await use(page, '.navbar__toggle');
        await opens(page, '#menu');
        const section = '#menu .menu-section:nth-child(3)';
        expect(await page.locator(`${section} li a`).first().isVisible()).toBe(false);
        await use(page, `${section} summary`);
        await page.locator(`${section} li a`).first().waitFor();
        await use(page, `${section} li a`);
        await page.waitForURL('**/explanation/**');
      });
    });

    test('from the sections the menu leads to the main links, and Escape goes back step by step', async () => {
      await withPage(reference, options, async (page) => {
        await use(page, '.navbar__toggle');
        await use(page, '.navbar-sidebar__back');
        await expect.poll(() => page.locator('#main-links a:visible').count()).toBeGreaterThan(5);
        await page.keyboard.press('Escape');
        await closes(page, '#main-links');
        expect(await isOpen(page, '#menu')).toBe(true);
        await page.keyboard.press('Escape');
        await closes(page, '#menu');
        await untilFocused(page, '.navbar__toggle');
      });
    });

    test('the contents of a page open', async () => {
      await withPage(reference, options, async (page) => {
        await use(page, '.theme-doc-toc-mobile summary');
        await page.locator('.theme-doc-toc-mobile a').first().waitFor();
      });
    });

    test('a tab shows its panel, in every group of its kind, and is remembered', async () => {
      await withPage(reference, options, async (page) => {
        await use(page, '[role=tab][aria-selected=false]');
        const state = () =>
          page.locator('[data-tab-group=language]').evaluateAll((groups) =>
            groups.map((group) => ({
              chosen: group.querySelector('[aria-selected=true]')?.textContent,
              stops: group.querySelectorAll('[role=tab][tabindex="0"]').length,
              shown: [...group.querySelectorAll<HTMLElement>('[role=tabpanel]')]
                .filter((panel) => panel.checkVisibility())
                .map((panel) => panel.dataset['value']),
            })),
          );
        const wanted = { chosen: 'Python', stops: 1, shown: ['python'] };
        const groups = (await state()).length;
        expect(groups).toBeGreaterThan(1);
        await expect.poll(state).toEqual(Array(groups).fill(wanted));
        await page.reload();
        await expect.poll(state).toEqual(Array(groups).fill(wanted));
      });
    });

    test('the colours change, say so, and are kept in the other language', async () => {
      await withPage(base(locale), { ...options, colorScheme: 'light' }, async (page) => {
        const colours = () => page.getAttribute('html', 'data-theme');
        const button = '[data-colour-switch]:visible';
        if ((await page.locator(button).count()) === 0) await use(page, '.navbar__toggle');
        const name = () => page.locator(button).getAttribute('aria-label');
        const names = [await name()];
        for (const wanted of ['light', 'dark']) {
          await use(page, button);
          // Each choice has a name of its own.
          await expect.poll(async () => names.includes(await name())).toBe(false);
          names.push(await name());
          expect(await colours()).toBe(wanted);
        }
        await page.goto(base(locale === 'es' ? 'en' : 'es'));
        await expect.poll(colours, { message: way }).toBe('dark');
      });
    });
  });

  test('the page behind the menu does not scroll, and a tap beside the menu closes it', async () => {
    await withPage(reference, PHONE, async (page) => {
      await page.locator('.navbar__toggle').tap();
      await opens(page, '#menu');
      await page.mouse.move(380, 600);
      await page.mouse.wheel(0, 500);
      // Two frames later a scroll would have happened.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await page.evaluate(() => scrollY)).toBe(0);
      await page.touchscreen.tap(380, 600);
      await closes(page, '#menu');
    });
  });

  test('Tab stays within the open menu', async () => {
    await withPage(reference, { viewport: { width: 800, height: 900 } }, async (page) => {
      await page.locator('.navbar__toggle').press('Enter');
      await untilBehindIs(page, true);
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press('Tab');
        const outside = await page.evaluate(() => {
          const focused = document.activeElement;
          return focused === null || focused === document.body || focused.closest('#menu') !== null
            ? undefined
            : focused.outerHTML.slice(0, 120);
        });
        expect(outside).toBeUndefined();
      }
    });
  });

  test('a window that grows wide closes the menu, and the sidebar is a column', async () => {
    await withPage(reference, { viewport: { width: 800, height: 900 } }, async (page) => {
      await page.locator('.navbar__toggle').click();
      await opens(page, '#menu');
      await page.setViewportSize({ width: 1366, height: 900 });
      await closes(page, '#menu');
      await untilBehindIs(page, false);
      await page.locator('aside .menu-section:nth-child(1) summary').click();
      await page.locator('aside .menu-section:nth-child(1) li a').first().waitFor();
    });
  });

  test('without scripts the menu, its sections and the contents open all the same', async () => {
    const { page } = await site.open(reference, { ...PHONE, javaScriptEnabled: false });
    await page.locator('.navbar__toggle').tap();
    await page.locator('#menu .menu-section:nth-child(1) summary').tap();
    await page.locator('#menu .menu-section:nth-child(1) li a').first().waitFor();
    await page.locator('.navbar-sidebar__back').tap();
    await page.locator('#main-links a:visible').nth(5).waitFor();
    await page.locator('.navbar-sidebar__close').tap();
    await page.locator('#menu').waitFor({ state: 'hidden' });
    await page.locator('.theme-doc-toc-mobile summary').tap();
    await page.locator('.theme-doc-toc-mobile a').first().waitFor();
    await page.context().close();
  });

  test('the colours follow the system while nothing else was chosen', async () => {
    await withPage(base(locale), { colorScheme: 'light' }, async (page) => {
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('html[data-theme=dark]').waitFor();
    });
  });
});
