/**
 * Open to all, on a page of each kind: the first stop of the keyboard, the system's own colours, and no motion.
 * What axe sees, and a phone's width, is tested on every page by `every-page.ts`.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COLOUR_RULES, objections } from '../lib/axe.ts';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, LOCALES, openSite, type Site } from '../lib/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const KINDS = [
  '',
  'recipes',
  'recipes/client-leaves',
  'reference/broken-pipe-error',
  'reference/matrix',
  'explanation/fin-and-rst',
  'diagnose',
  'no-such-page',
];

/** True when the element that has the focus shows it. */
const focusShows = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });

/** Number of colours that a control is drawn in; one means that nothing of it can be seen. */
async function coloursOf(control: Locator): Promise<number> {
  const picture = (await control.screenshot()).toString('base64');
  return control.evaluate(async (_, data) => {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (context === null) throw new Error('nothing to draw on');
    context.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
  }, picture);
}

/** The start of the element that has the focus, if a reader would not see it. */
const hiddenFocus = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return undefined;
    // In view, and what a finger would touch there is the element itself.
    const seen = [...focused.getClientRects()].some(({ left, right, top, bottom }) => {
      const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
      return [0.1, 0.5, 0.9].some((part) => {
        const touched = document.elementFromPoint((left + right) / 2, from + part * (to - from));
        return touched !== null && (focused.contains(touched) || touched.contains(focused));
      });
    });
    return seen ? undefined : focused.outerHTML.slice(0, 120);
  });

const checks = greenChecks('test/shell/accessibility.browser.test.ts');
const ADDRESSES = LOCALES.flatMap((locale) => KINDS.map((path) => base(locale) + path));

test.each(ADDRESSES)('the first stop leads to the text: %s', async (address) => {
  const { page } = await site.open(address);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('main') === true);
  await page.keyboard.press('Tab');
  await expect
    .poll(() =>
      page.evaluate(() => {
        const main = document.querySelector('main');
        return main !== document.activeElement && main?.contains(document.activeElement);
      }),
    )
    .toBe(true);
  await page.context().close();
});

function checkPage(address: string): void {
  let page: Page;
  beforeAll(async () => {
    // A page that scrolls smoothly is still on its way when it is looked at.
    ({ page } = await site.open(address, { colorScheme: 'light', reducedMotion: 'reduce' }));
  });
  afterAll(() => page.context().close());

  test('in forced colours every control is drawn, and the focus shows', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const controls = page.locator('button:visible, input:visible');
    for (const control of (await controls.all()).slice(0, 8)) {
      const message = await control.evaluate((element) => element.outerHTML.slice(0, 120));
      await expect.poll(() => coloursOf(control), { message }).toBeGreaterThan(1);
    }
    await page.locator('main a:visible').first().focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => focusShows(page)).toBe(true);
    await page.emulateMedia({ forcedColors: null });
  });

  test('at twice the size of text nothing is cut off', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    const found = await page.evaluate(() => {
      const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
        // What only screen readers get is as small as a dot.
        if (!element.checkVisibility() || element.clientWidth < 2 || element.textContent.trim() === '')
          return false;
        const { overflowX, overflowY } = getComputedStyle(element);
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        return (
          (clips(overflowX) && scrollWidth > clientWidth + 1) ||
          (clips(overflowY) && scrollHeight > clientHeight + 1)
        );
      });
      return {
        width: document.documentElement.scrollWidth,
        cut: cut.map((element) => element.outerHTML.slice(0, 120)),
      };
    });
    expect(found).toEqual({ width: expect.any(Number) as number, cut: [] });
    expect(found.width).toBeLessThanOrEqual(1280);
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  });

  test.each([
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ])('the focus is never behind what sticks to the top, $width × $height', async (size) => {
    await page.setViewportSize(size);
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('a').first().focus();
    // Down, and back up: then what has the focus comes into view at the top, where the bar is.
    for (const key of [...Array<string>(45).fill('Tab'), ...Array<string>(30).fill('Shift+Tab')]) {
      await page.keyboard.press(key);
      await expect.poll(() => hiddenFocus(page)).toBeUndefined();
    }
  });

  test('who wants no motion gets none', async () => {
    const moving = await page.evaluate(() => {
      const slow = (list: string): boolean => list.split(',').some((time) => parseFloat(time) > 0.01);
      return [...document.querySelectorAll('*')]
        .filter((element) =>
          [null, '::before', '::after'].some((pseudo) => {
            const style = getComputedStyle(element, pseudo);
            return (
              slow(style.transitionDuration) ||
              (style.animationName !== 'none' && slow(style.animationDuration))
            );
          }),
        )
        .map((element) => element.outerHTML.slice(0, 80));
    });
    expect(moving).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
  });

  test('on paper nothing is pale, by day and by night', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await objections(page)).toEqual([]);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    expect(await objections(page, { rules: COLOUR_RULES })).toEqual([]);
  });
}
for (const address of ADDRESSES) checks.describe(address, () => checkPage(address));

test('on paper a link to elsewhere says its address', async () => {
  const { page } = await site.open('/reference/broken-pipe-error');
  await page.emulateMedia({ media: 'print' });
  const link = page.locator('.markdown a[href^="https://"]').first();
  const shown = await link.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(shown).toMatch(/attr\(href\)|https:/);
  await page.context().close();
});
