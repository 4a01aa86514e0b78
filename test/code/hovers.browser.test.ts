/** Types of names in code: by pointer, by keyboard, by touch; nothing is fetched until a reader asks. */
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAbout } from '../../src/code/hovers.build.ts';
import { textOf } from '../lib/text-of.ts';
import { objections } from '../lib/axe.ts';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, LOCALES, openSite, type Site } from '../lib/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const REFERENCE = 'reference/broken-pipe-error';
const FILE = 'catch-epipe/catch-epipe.ts';
/** Signature from TypeScript, which `test/code/hovers-of-examples.test.ts` checks. */
const SIGNATURE = textOf(
  askAbout(resolve('examples'))
    .hoversOf(resolve('examples', FILE))
    .infos.find(({ code }) => textOf(code).startsWith('function writeCatchingEpipe('))?.code ?? '',
);

const codeOf = (page: Page, file = FILE) =>
  page.locator(`figure[data-kind=source]:has(a[href$="${file}"])`).first().locator('pre[data-hovers]');
const panelOf = (page: Page) => page.locator('#code-types[role=tooltip]:popover-open');

/** Middle of the first occurrence of a word in the code, in pixels of the window, scrolled into view. */
async function placeOf(page: Page, word: string): Promise<{ x: number; y: number }> {
  return codeOf(page).evaluate((pre, wanted) => {
    const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      scrollTo({ top: range.getBoundingClientRect().top + scrollY - innerHeight / 2, behavior: 'instant' });
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`the code has no ${wanted}`);
  }, word);
}

/** Addresses of what was fetched for types. */
function fetchedBy(page: Page): string[] {
  const found: string[] = [];
  page.on('request', (request) => {
    if (/hovers/.test(request.url())) found.push(new URL(request.url()).pathname);
  });
  return found;
}

const checks = greenChecks('test/code/hovers.browser.test.ts');

checks.inTurn((locale) => {
  test('pointing at a name shows its type; nothing is fetched before', async () => {
    const { page, complaints } = await site.open(base(locale));
    const fetched = fetchedBy(page);
    await page.goto(base(locale) + REFERENCE);
    await page.mouse.move(2, 2);
    await page.waitForLoadState('networkidle');
    expect(fetched).toEqual([]);
    const { x, y } = await placeOf(page, 'writeCatchingEpipe');
    const box = await codeOf(page).boundingBox();
    await page.mouse.move(x, y);
    await panelOf(page).waitFor();
    await expect.poll(() => panelOf(page).locator('> code').innerText()).toBe(SIGNATURE);
    const said = await panelOf(page).innerText();
    expect(said).toContain('Writes chunk after chunk and returns');
    expect(said).toMatch(/@param stream\s+a socket/);
    expect(fetched.map((path) => path.replace(/-\w+(?=\.js$)|\w{16}(?=\.json$)/, ''))).toEqual([
      '/assets/browser/hovers.browser.js',
      '/assets/hovers/.json',
    ]);
    expect(await codeOf(page).boundingBox(), 'nothing moves').toEqual(box);
    // The panel stays while the pointer is on it, and goes with Escape.
    await page.mouse.move(x, y + 30, { steps: 4 });
    expect(await panelOf(page).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('#code-types').waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the keyboard reaches every name, and a block stays one stop', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    await codeOf(page).evaluate((pre) => pre.scrollIntoView());
    await page.getByRole('link', { name: 'catch-epipe.ts' }).first().focus();
    await page.keyboard.press('Tab');
    await expect.poll(() => codeOf(page).evaluate((pre) => pre === document.activeElement)).toBe(true);
    await panelOf(page)
      .filter({ hasText: locale === 'es' ? 'Intro: ver los tipos' : 'Enter: see the types' })
      .waitFor();
    await page.keyboard.press('Enter');
    await panelOf(page).locator('> code').waitFor();
    await page.keyboard.press('Home');
    const signature = () => panelOf(page).locator('> code').innerText();
    await expect.poll(signature).toMatch(/setMaxListeners\(/);
    expect(await codeOf(page).getAttribute('aria-describedby')).toBe('code-types');
    for (const imported of ['ServerResponse', 'Socket', 'Writable']) {
      await page.keyboard.press('ArrowDown');
      await expect.poll(signature).toContain(`class ${imported}`);
    }
    await page.getByRole('status').filter({ hasText: 'Writable' }).waitFor();
    for (const [key, wanted] of [
      ['ArrowDown', 'interface WriteOutcome'],
      ['ArrowRight', '(property) WriteOutcome.handedOver: number'],
      ['ArrowLeft', 'interface WriteOutcome'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(signature).toBe(wanted);
    }
    await page.keyboard.press('Escape');
    await page.locator('#code-types').waitFor({ state: 'hidden' });
    await expect.poll(() => codeOf(page).getAttribute('aria-describedby')).toBeNull();
    // One more Tab leaves the code, for its copy button.
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    await page.context().close();
  });

  test('a key that comes before the script does what it asks for', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    let release: (() => void) | undefined;
    const pressed = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/assets/browser/hovers.browser-*', async (route) => {
      await pressed;
      await route.continue();
    });
    await codeOf(page).focus();
    await page.keyboard.press('Enter');
    release?.();
    await panelOf(page).locator('> code').waitFor();
    await page.context().close();
  });

  test('a mouse at rest over the code does not take the answer to a key', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    await codeOf(page).focus();
    await panelOf(page).waitFor();
    let release: (() => void) | undefined;
    const moved = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/hovers/**', async (route) => {
      await moved;
      await route.continue();
    });
    const box = (await codeOf(page).boundingBox())!;
    // At the left edge, where no name is.
    const [x, y] = [box.x + 2, Math.max(box.y, 0) + 100];
    await page.mouse.move(x, y);
    await page.keyboard.press('Enter');
    // As Chromium tells it, at a time of its own, when a page has scrolled under the mouse.
    await codeOf(page).dispatchEvent('pointermove', { pointerType: 'mouse', clientX: x, clientY: y });
    release?.();
    await panelOf(page).locator('> code').waitFor();
    await page.context().close();
  });

  test('a tap shows the type on a phone of 320 pixels, within the window; a tap elsewhere hides it', async () => {
    const { page } = await site.open(base(locale) + REFERENCE, {
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    const { x, y } = await placeOf(page, 'WriteOutcome');
    await page.touchscreen.tap(x, y);
    await panelOf(page).getByText('interface WriteOutcome').first().waitFor();
    const box = (await panelOf(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.locator('h1').tap();
    await page.locator('#code-types').waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('without JavaScript the code is plain and whole', async () => {
    const { page } = await site.open(base(locale) + REFERENCE, { javaScriptEnabled: false });
    // The browser skips what is far below the window.
    expect(await codeOf(page).textContent()).toContain('export async function writeCatchingEpipe(');
    expect(await page.locator('#code-types').count()).toBe(0);
    expect(await page.getByRole('button', { name: /copiar|copy/i }).count()).toBe(0);
    await page.context().close();
  });
});

describe.each(LOCALES)('%s', (locale) => {
  checks.describe(base(locale) + REFERENCE, () => {
    test.each(['light', 'dark'] as const)('axe has no objection to the panel, %s', async (colorScheme) => {
      const { page } = await site.open(base(locale) + REFERENCE, { colorScheme, reducedMotion: 'reduce' });
      const { x, y } = await placeOf(page, 'writeCatchingEpipe');
      await page.mouse.move(x, y);
      await panelOf(page).waitFor();
      expect(await objections(page)).toEqual([]);
      await page.context().close();
    });
  });
});
