/**
 * Open to all, on a page of each kind: the first stop of the keyboard, the system's own colours, and no motion.
 * What axe sees, and a phone's width, is tested on every page by `pages.ts`.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, LOCALES, openSite, type Site } from './site.ts';

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
/** Whether the element that has the focus shows it. */
const focusShows = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });

/** How many colours a control is drawn in; one means that nothing of it can be seen. */
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

const KINDS_BY_LOCALE = LOCALES.flatMap((locale) => KINDS.map((path) => ({ address: base(locale) + path })));

describe.each(KINDS_BY_LOCALE)('$address', ({ address }) => {
  let page: Page;
  beforeAll(async () => {
    // A page that scrolls smoothly is still on its way when it is looked at.
    ({ page } = await site.open(address, { reducedMotion: 'reduce' }));
  });
  afterAll(() => page.context().close());

  test('the first stop leads to the text', async () => {
    await page.reload({ waitUntil: 'networkidle' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('main') === true);
    await page.keyboard.press('Tab');
    const inText = await page.evaluate(
      () => document.querySelector('main')?.contains(document.activeElement) ?? false,
    );
    expect(inText).toBe(true);
  });

  test('in forced colours every control is drawn, and the focus shows', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const controls = page.locator('button:visible, input:visible');
    for (const control of (await controls.all()).slice(0, 8)) {
      expect(
        await coloursOf(control),
        await control.evaluate((element) => element.outerHTML.slice(0, 120)),
      ).toBeGreaterThan(1);
    }
    await page.locator('main a:visible').first().focus();
    await page.keyboard.press('Tab');
    expect(await focusShows(page)).toBe(true);
    await page.emulateMedia({ forcedColors: null });
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
});

test('on paper a link to elsewhere says its address', async () => {
  const { page } = await site.open('/reference/broken-pipe-error');
  await page.emulateMedia({ media: 'print' });
  const link = page.locator('.markdown a[href^="https://"]').first();
  const shown = await link.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(shown).toMatch(/attr\(href\)|https:/);
  await page.context().close();
});
