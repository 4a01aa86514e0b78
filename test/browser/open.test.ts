/**
 * Open to all, on a page of each kind: by keyboard alone, with large letters, in the system's own colours, without
 * motion, and on paper. What axe sees, and a phone's width, is tested on every page by `pages.ts`.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, bringToLife, LOCALES, openSite, type Site } from './site.ts';

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
  'no-such-page',
];
/** As many stops as are looked at from each end of a page: the matrix has hundreds. */
const STOPS = 60;

/** Where the keyboard is, and what is wrong with it. */
interface Stop {
  /** Its place in the document, counted over all elements. */
  readonly place: number;
  readonly name: string;
  readonly wrong: string | undefined;
}

const stopOf = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return undefined;
    const { left, top, right, bottom } = at.getBoundingClientRect();
    const name = (at.ariaLabel ?? at.innerText).trim().slice(0, 40) || at.outerHTML.slice(0, 80);
    const x = Math.max(0, left) + (Math.min(innerWidth, right) - Math.max(0, left)) / 2;
    // Any line of what has the focus may be seen of it.
    const seen = [0.1, 0.5, 0.9].some((part) => {
      const y = Math.max(1, top) + part * (Math.min(innerHeight - 1, bottom) - Math.max(1, top));
      return document
        .elementsFromPoint(x, y)
        .slice(0, 3)
        .some((hit) => at.contains(hit) || hit.contains(at));
    });
    const hidden = bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth || !seen;
    const style = getComputedStyle(at);
    const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return {
      place: [...document.querySelectorAll('*')].indexOf(at),
      name,
      wrong: hidden ? 'is not seen' : marked ? undefined : 'does not show the focus',
    };
  });

/** Presses a key until the focus leaves the page, or often enough. */
async function walk(page: Page, key: string): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < STOPS) {
    await page.keyboard.press(key);
    const stop = await stopOf(page);
    if (stop === undefined) break;
    stops.push(stop);
  }
  return stops;
}

const complaintsOf = (stops: readonly Stop[]): string[] =>
  stops.filter(({ wrong }) => wrong !== undefined).map(({ name, wrong }) => `${name}: ${wrong}`);

/** What is wider than the window, or laid upon other words, or cut off. */
const lost = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      wrong.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`);
    const name = (element: Element): string => element.textContent.trim().slice(0, 40) || element.className;
    const shown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    // Links and buttons of the frame stand in rows: none may lie on another.
    const controls = [...document.querySelectorAll('.navbar :is(a, button)')]
      .filter(shown)
      .map((element) => ({ element, box: element.getBoundingClientRect() }));
    for (const [index, one] of controls.entries()) {
      for (const other of controls.slice(index + 1)) {
        if (one.element.contains(other.element)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > 1) wrong.push(`"${name(one.element)}" lies on "${name(other.element)}"`);
      }
    }
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      const { clientWidth: width, clientHeight: height } = element;
      if (!shown(element) || width <= 1 || clipPath !== 'none') continue;
      const cutAcross = /hidden|clip/.test(overflowX) && element.scrollWidth > width + 1;
      const cutDown = /hidden|clip/.test(overflowY) && element.scrollHeight > height + 1;
      if ((cutAcross || cutDown) && element.textContent.trim() !== '')
        wrong.push(`"${name(element)}" is cut off (${element.className})`);
    }
    return wrong;
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
  test('by keyboard: each stop is seen and marked, forth and back, in the order of reading', async () => {
    const { page } = await site.open(address);
    const forth = await walk(page, 'Tab');
    expect(complaintsOf(forth)).toEqual([]);
    expect(forth.length).toBeGreaterThan(8);
    const places = forth.map(({ place }) => place);
    expect(places, 'no stop comes before what is read before it').toEqual(places.toSorted((a, b) => a - b));
    const back = await walk(page, 'Shift+Tab');
    expect(complaintsOf(back)).toEqual([]);
    expect(back[0]?.place, 'the way back is the way forth').toBe(forth.at(-2)?.place);

    // Behind the text: from the last control backwards, where a header could hide what has the focus.
    await page.reload();
    await page.locator('a[href], button').last().focus();
    expect(complaintsOf(await walk(page, 'Shift+Tab'))).toEqual([]);
    await page.context().close();
  });

  test('the first stop leads to the text', async () => {
    const { page } = await site.open(address);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.activeElement?.matches('main, #__docusaurus_skipToContent_fallback'),
    );
    await page.keyboard.press('Tab');
    const inText = await page.evaluate(
      () => document.querySelector('main')?.contains(document.activeElement) ?? false,
    );
    expect(inText).toBe(true);
    await page.context().close();
  });

  test.each([1280, 640, 390])('letters twice as large lose nothing, %d pixels wide', async (width) => {
    const { page } = await site.open(address, { viewport: { width, height: 800 } });
    await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
    expect(await lost(page)).toEqual([]);
    await page.context().close();
  });

  test('in forced colours every control is drawn, and the focus shows', async () => {
    const { page } = await site.open(address, { forcedColors: 'active', reducedMotion: 'reduce' });
    const icons = page.locator('button:visible:not(:has-text("a")), input:visible');
    for (const control of (await icons.all()).slice(0, 8)) {
      expect(
        await coloursOf(control),
        await control.evaluate((element) => element.outerHTML.slice(0, 120)),
      ).toBeGreaterThan(1);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect((await stopOf(page))?.wrong).toBeUndefined();
    await page.context().close();
  });

  test('who wants no motion gets none', async () => {
    const { page } = await site.open(address, { reducedMotion: 'reduce' });
    const moving = () =>
      page.evaluate(() => {
        const slow = (list: string): boolean => list.split(',').some((time) => parseFloat(time) > 0.01);
        return [...document.querySelectorAll('*')]
          .filter((element) =>
            ['', '::before', '::after'].some((pseudo) => {
              const style = getComputedStyle(element, pseudo || null);
              return (
                slow(style.transitionDuration) ||
                (style.animationName !== 'none' && slow(style.animationDuration))
              );
            }),
          )
          .map((element) => element.outerHTML.slice(0, 80));
      });
    expect(await moving()).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)(
    'on paper there is the text alone, dark on light (%s)',
    async (colorScheme) => {
      const { page } = await site.open(address, { colorScheme, viewport: { width: 794, height: 1123 } });
      await page.emulateMedia({ media: 'print', colorScheme });
      const shown = await page
        .locator('nav, .navbar, .footer, button, form, [role=tablist]')
        .evaluateAll((found) =>
          found
            .filter((element) => element.checkVisibility())
            .map((element) => element.outerHTML.slice(0, 90)),
        );
      expect(shown).toEqual([]);
      const pale = await page.evaluate(() => {
        const lightness = (colour: string): number => {
          const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        return [...document.querySelectorAll('main *')]
          .filter(
            (element) =>
              element.checkVisibility() &&
              !(element instanceof SVGElement) &&
              [...element.childNodes].some(
                (node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '',
              ),
          )
          .filter((element) => lightness(getComputedStyle(element).color) > 140)
          .map((element) => `${element.className}: ${element.textContent.slice(0, 40)}`);
      });
      expect(pale).toEqual([]);
      const hiddenPanels = await page
        .locator('[role=tabpanel], details > *')
        .evaluateAll((panels) => panels.filter((panel) => !panel.checkVisibility()).length);
      expect(hiddenPanels).toBe(0);
      expect(await lost(page)).toEqual([]);
      await page.context().close();
    },
  );
});

test('on paper a link to elsewhere says its address', async () => {
  const { page } = await site.open('/reference/broken-pipe-error');
  await page.emulateMedia({ media: 'print' });
  const link = page.locator('.markdown a[href^="https://"]').first();
  expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toContain(
    (await link.getAttribute('href')) ?? '',
  );
  await page.context().close();
});

test('the focus shows in a page that React has taken over as well', async () => {
  const { page } = await site.open('/reference/broken-pipe-error');
  await bringToLife(page);
  expect(complaintsOf(await walk(page, 'Tab'))).toEqual([]);
  await page.context().close();
});
