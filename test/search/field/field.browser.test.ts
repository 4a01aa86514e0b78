/** The search of the built site: opened by key or button, in a dialog and in the page, for a word or a whole trace. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLOUR_RULES, objections } from '../../lib/axe.ts';
import { greenChecks } from '../../lib/green/green-checks.ts';
import { base, BUILD, LOCALES, openSite, type Site } from '../../lib/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Limit on what the search transfers until it answers, in compressed bytes: scripts and index. */
const MOST_BYTES = 100_000;
const PAGE = 'reference/matrix';
const TRACE = `Error [ERR_IPC_CHANNEL_CLOSED]: Channel closed
    at process.target.send (internal/child_process.js:644:16)
    at process.internalTickCallback (internal/process/next_tick.js:77:7)`;

const field = (page: Page) => page.getByRole('combobox');
const options = (page: Page) => page.getByRole('option');
const hrefs = (page: Page) =>
  options(page).evaluateAll((all) => all.map((option) => option.getAttribute('href') ?? ''));

/** Waits for the list of this very text: each letter may bring one of its own. */
const answers = (page: Page, text: string) =>
  page.locator(`.search-diagnose[href$="#text=${encodeURIComponent(text)}"]`).waitFor();

/** Waits until the first result is the page of this address. */
const leadsTo = (page: Page, path: string) =>
  page.locator(`[role=option]:first-child[href$="${path}"]`).waitFor();

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
}

/** Waits until a locator's element has the focus. */
const untilFocused = (locator: Locator) =>
  expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true);

const checks = greenChecks('test/search/field/field.browser.test.ts');

checks.inTurn((locale) => {
  test.each(['/', 'Control+k', 'button'])(
    '%s opens it, Escape closes it and gives the focus back',
    async (way) => {
      const { page } = await site.open(base(locale) + PAGE);
      const button = page.locator('.navbar [data-search]');
      await button.focus();
      if (way === 'button') await button.click();
      else await page.keyboard.press(way);
      // Typed at once, before the script is there: no key may be lost.
      await page.keyboard.type('econnreset');
      await leadsTo(page, '/reference/econnreset');
      await expect.poll(() => field(page).inputValue()).toBe('econnreset');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
      await untilFocused(button);
      await page.context().close();
    },
  );

  test('arrow keys, Home and End choose, Enter goes there', async () => {
    const { page } = await site.open(base(locale) + PAGE);
    await page.keyboard.press('/');
    await page.keyboard.type('BrokenPipeError');
    await answers(page, 'BrokenPipeError');
    const count = await options(page).count();
    const chosen = () =>
      options(page).evaluateAll((all) =>
        all.findIndex((option) => option.getAttribute('aria-selected') === 'true'),
      );
    expect(await chosen()).toBe(-1);
    for (const [key, index] of [
      ['ArrowDown', 0],
      ['ArrowDown', 1],
      ['End', count - 1],
      ['ArrowDown', 0],
      ['ArrowUp', count - 1],
      ['Home', 0],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(chosen, { message: key }).toBe(index);
      const id = await options(page).nth(index).getAttribute('id');
      await expect.poll(() => field(page).getAttribute('aria-activedescendant')).toBe(id);
    }
    const [target = ''] = await hrefs(page);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === target.split('#')[0]);
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    // Its whole text: the browser skips what is far below the window.
    await expect.poll(() => page.locator('main').textContent()).toContain('BrokenPipeError');
    await page.context().close();
  });

  test('says to assistive technology what it is, what it found and how to go on', async () => {
    const { page } = await site.open(base(locale) + PAGE);
    await page.keyboard.press('/');
    await page.keyboard.type('write EPIPE');
    await answers(page, 'write EPIPE');
    await leadsTo(page, '/reference/epipe');
    const list = page.getByRole('listbox');
    expect(await field(page).getAttribute('aria-controls')).toBe(await list.getAttribute('id'));
    expect(await field(page).getAttribute('aria-expanded')).toBe('true');
    await page
      .locator('dialog')
      .getByRole('status')
      .filter({ hasText: /\d+ (?:resultados|results)/ })
      .waitFor();
    expect(await options(page).first().innerText()).toMatch(/^.*EPIPE/s);
    expect(await options(page).first().locator('mark').allInnerTexts()).toContain('EPIPE');
    expect(await options(page).first().locator('.search-kind').innerText()).toBe('Error');
    expect((await hrefs(page)).at(-1)).toContain('/diagnose#text=write%20EPIPE');
    await page.context().close();
  });

  test('the home page has a field of its own, with the same answers', async () => {
    const { page, complaints } = await site.open(base(locale));
    await page.keyboard.press('/');
    await untilFocused(field(page));
    await page.keyboard.type('socket hang up');
    await leadsTo(page, '/reference/econnreset');
    await page.keyboard.press('Escape');
    await options(page).first().waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each(['', PAGE])('a trace that is pasted keeps its lines, /%s', async (path) => {
    const { page } = await site.open(base(locale) + path, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.keyboard.press('/');
    await paste(page, TRACE);
    await expect.poll(async () => decodeURIComponent((await hrefs(page)).at(-1) ?? '')).toContain(TRACE);
    const [found] = await hrefs(page);
    expect(found).toMatch(/\/(?:recipes\/ipc-and-cluster|reference\/err-ipc-channel-closed)$/);
    await page.locator('.search-status').filter({ hasText: /^3 / }).waitFor();
    await page.context().close();
  });

  test('works under a window of 320 pixels', async () => {
    const context = await site.browser.newContext({
      baseURL: site.origin,
      viewport: { width: 320, height: 640 },
    });
    const page = await context.newPage();
    for (const path of ['', PAGE]) {
      await page.goto(base(locale) + path);
      await page.keyboard.press('/');
      await page.keyboard.type('premature close');
      await leadsTo(page, '/reference/err-stream-premature-close');
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBeLessThanOrEqual(320);
      const box = await options(page).first().boundingBox();
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 320).toBe(true);
    }
    await context.close();
  });

  test('fetches nothing before it is used, and then less than a page', async () => {
    const { page } = await site.open(base(locale) + PAGE);
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    const before = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(before.filter((name) => /browser\/search/.test(name))).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('epipe');
    await leadsTo(page, '/reference/epipe');
    expect(fetched.filter((path) => /search-index/.test(path))).toHaveLength(1);
    const bytes = fetched.reduce(
      (sum, path) => sum + gzipSync(readFileSync(join(BUILD, path)), { level: 9 }).length,
      0,
    );
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    await page.context().close();
  });

  test.each([
    ['markup', '<img src=x onerror=alert(1)> <script>document.title="x"</script>'],
    ['control characters', '\u0000\u001b[31m\u202e\ud800'],
    ['nonsense', 'qwrtzx plmokn zzxxq'],
    ['megabytes', 'x y\n'.repeat(700_000)],
  ])('%s pasted: no error, no frozen page, a way on', async (_, text) => {
    const { page, complaints } = await site.open(base(locale) + PAGE);
    await page.keyboard.press('/');
    await page.locator('.search-status').waitFor();
    await field(page).evaluate((element, pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      const input = element as HTMLInputElement;
      if (!element.dispatchEvent(event)) return;
      input.value = pasted;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
    await page.locator('.search-ways a[href*="diagnose"], [role=option][href*="diagnose"]').first().waitFor();
    expect(await page.title()).not.toBe('x');
    await field(page).fill('epipe');
    await leadsTo(page, '/reference/epipe');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a missing page has the field too', async () => {
    const { page } = await site.open(`${base(locale)}no-such-page`);
    await field(page).click();
    await field(page).fill('exit code 141');
    await leadsTo(page, '/reference/sigpipe-141');
    await page.context().close();
  });

  test('without JavaScript there is neither a button nor a field that would do nothing', async () => {
    for (const path of ['', PAGE]) {
      const { page } = await site.open(base(locale) + path, { javaScriptEnabled: false });
      expect(await page.locator('[data-search], [data-search-field]').first().isVisible()).toBe(false);
      await page.context().close();
    }
  });
});

describe.each(LOCALES)('%s', (locale) => {
  checks.describe(`${locale}: open`, () => {
    test.each(['light', 'dark'] as const)(
      'open, it has nothing that axe objects to, %s',
      async (colorScheme) => {
        const { page } = await site.open(base(locale) + PAGE, { colorScheme, reducedMotion: 'reduce' });
        await page.keyboard.press('/');
        await page.keyboard.type('write EPIPE');
        await leadsTo(page, '/reference/epipe');
        await page.keyboard.press('ArrowDown');
        await page.locator('[role=option][aria-selected=true]').waitFor();
        const extent = colorScheme === 'light' ? {} : { rules: COLOUR_RULES };
        expect(await objections(page, extent)).toEqual([]);
        await field(page).fill('qwrtzx plmokn');
        await page.locator('.search-ways a').first().waitFor();
        expect(await objections(page, extent)).toEqual([]);
        await page.context().close();
      },
    );

    test('open on the home page, it has nothing that axe objects to', async () => {
      const { page } = await site.open(base(locale), { reducedMotion: 'reduce' });
      await page.keyboard.press('/');
      await untilFocused(field(page));
      await page.keyboard.type('socket hang up');
      await leadsTo(page, '/reference/econnreset');
      expect(await objections(page)).toEqual([]);
      await page.context().close();
    });
  });
});
