/** The sequence figure: read without a script, gone through by keyboard and pointer, in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPages } from '../../src/content/pages.ts';
import { base, BUILD, LOCALES, openSite, type Site } from '../lib/site.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const REFERENCE = 'reference/broken-pipe-error';
const COMPARE = 'explanation/epipe-or-econnreset';

const figureOf = (page: Page): Locator => page.locator('.seq-player').first();

/** Pages that have a figure. */
const WITH_FIGURE = listPages(PAGES_FOLDER.es)
  .filter((page) => /<(?:Sequence|Compare) /.test(readFileSync(join(PAGES_FOLDER.es, page), 'utf8')))
  .map((page) => page.replace(/\.mdx?$/, ''));

/** What the figure shows of its present step. */
interface Present {
  readonly label: string;
  readonly line: string;
  readonly states: string[];
  readonly said: string;
}

const presentOf = (page: Page): Promise<Present> =>
  figureOf(page).evaluate((player) => {
    const texts = (selector: string): string[] =>
      [...player.querySelectorAll(selector)].map((element) => element.textContent.trim());
    return {
      label: texts('[aria-current=step] .seq-label').join(),
      line: texts('.seq-row.is-now').join(),
      states: texts('[data-state]'),
      said: texts('[role=status]').join(),
    };
  });

/** Every step's text, as a screen reader or a reader without styles has it. */
const storyOf = (page: Page): Promise<string[]> =>
  figureOf(page).locator('.seq-steps > li .seq-text').allTextContents();

async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const result = await (globalThis as unknown as { axe: typeof axe }).axe.run('.seq-player');
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
  });
}

/** The keyboard alone: from the source before it, Tab leads to the buttons. */
async function toTheButtons(page: Page): Promise<void> {
  await figureOf(page).locator('.seq-source').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['go']))
    .toBe('next');
}

const countOf = (page: Page): Locator => figureOf(page).locator('.seq-count');
const atStep = (page: Page, step: number): Promise<void> =>
  figureOf(page)
    .and(page.locator(`[data-step="${step}"]`))
    .waitFor();

test('the reference and the pages that need one have a figure', () => {
  expect(WITH_FIGURE).toEqual(expect.arrayContaining([REFERENCE, COMPARE]));
  expect(WITH_FIGURE.length).toBeGreaterThanOrEqual(10);
});

describe.each(LOCALES)('%s', (locale) => {
  test('the keyboard leads through a real EPIPE, from the FIN to the error event, line by line', async () => {
    const { page, complaints } = await site.open(base(locale) + REFERENCE);
    await toTheButtons(page);
    await page.keyboard.press('Enter');
    await atStep(page, 1);
    const all = (await storyOf(page)).length;
    expect(await countOf(page).textContent()).toBe(locale === 'es' ? `1 de ${all}` : `1 of ${all}`);
    const seen: Present[] = [await presentOf(page)];
    for (let step = 2; step <= all; step += 1) {
      await page.keyboard.press(step % 2 === 0 ? 'ArrowRight' : 'ArrowDown');
      await atStep(page, step);
      seen.push(await presentOf(page));
    }
    const told = seen.map(({ label, line, states }) => [label, /\d+/.exec(line)?.[0], ...states].join(' '));
    expect(told).toEqual([
      'peer.destroy() 16 ESTABLISHED ESTABLISHED',
      'close() = 0 16 ESTABLISHED ESTABLISHED',
      'FIN 16 CLOSE_WAIT FIN_WAIT1',
      'read() = 0 16 CLOSE_WAIT FIN_WAIT2',
      "'end' 17 CLOSE_WAIT FIN_WAIT2",
      "ours.write('first', resolve) 22 CLOSE_WAIT FIN_WAIT2",
      'write() = 5 22 CLOSE_WAIT FIN_WAIT2',
      '5 bytes 22 CLOSE_WAIT FIN_WAIT2',
      'RST 22 CLOSED CLOSED',
      'write callback 22 CLOSED CLOSED',
      "ours.write('second') 24 CLOSED CLOSED",
      'write() = EPIPE 24 CLOSED CLOSED',
      'destroy() 24 CLOSED CLOSED',
      'close() = 0 24 CLOSED CLOSED',
      "'error' 20 CLOSED CLOSED",
      "'close' 21 CLOSED CLOSED",
    ]);
    // What a screen reader is told says who, what, and what it means.
    expect(seen[8]?.said).toBe(
      locale === 'es'
        ? 'nuestro extremo RST El otro extremo contesta con un corte: allí esa conexión ya no existe. nuestro extremo CLOSED el otro extremo CLOSED'
        : 'our end RST The peer answers with a reset: there, this connection is no more. our end CLOSED the peer CLOSED',
    );
    // The end is the end; and back.
    await page.keyboard.press('ArrowRight');
    await atStep(page, all);
    await page.keyboard.press('Home');
    await atStep(page, 1);
    await page.keyboard.press('End');
    await atStep(page, all);
    await page.keyboard.press('ArrowLeft');
    await atStep(page, all - 1);
    await page.keyboard.press('ArrowUp');
    await atStep(page, all - 2);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the present step, its line and the buttons are in view at every step, on a phone too', async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
      { width: 844, height: 390 },
    ]) {
      const { page } = await site.open(base(locale) + REFERENCE, { viewport, reducedMotion: 'reduce' });
      await figureOf(page).locator('[data-go=next]').focus();
      await page.keyboard.press('Home');
      await atStep(page, 1);
      for (let step = 1; step <= 16; step += 1) {
        await atStep(page, step);
        const hidden = await figureOf(page).evaluate((player) => {
          const top = player.querySelector('.seq-top')!.getBoundingClientRect();
          const source = player.querySelector('.seq-source')!.getBoundingClientRect();
          const step = player.querySelector('[aria-current=step]')!.getBoundingClientRect();
          const line = player.querySelector('.seq-row.is-now')!.getBoundingClientRect();
          const navbar = document.querySelector('.navbar')!.getBoundingClientRect();
          const found: string[] = [];
          if (step.top < top.bottom - 1 || step.bottom > innerHeight + 1) found.push('the step');
          if (line.top < source.top - 1 || line.bottom > source.bottom + 1) found.push('its line');
          if (top.top < navbar.bottom - 1) found.push('the top, below the navigation bar');
          return found;
        });
        expect(hidden, `step ${step} at ${viewport.width} × ${viewport.height}`).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
      await page.context().close();
    }
  });

  test('buttons, a click on a step, and playing by itself', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    const figure = figureOf(page);
    const button = (go: string): Locator => figure.locator(`[data-go=${go}]`);
    await button('next').click();
    await atStep(page, 1);
    expect(await button('back').getAttribute('aria-disabled')).toBe('true');
    await figure.locator('.seq-steps > li').nth(4).click();
    await atStep(page, 5);
    await button('back').click();
    await atStep(page, 4);
    const { play, pause } = await button('play').evaluate(({ dataset }) => ({
      play: dataset['play'],
      pause: dataset['pause'],
    }));
    // The script that answers a press is asked for first, even when it is there.
    const says = (words = ''): Promise<void> => button('play').filter({ hasText: words }).waitFor();
    await says(play);
    await button('play').click();
    await atStep(page, 5);
    await says(pause);
    await atStep(page, 6);
    await button('play').click();
    await says(play);
    await page.context().close();
  });

  test('without a script, and on paper, it tells the same', async () => {
    const [bare, scripted] = await Promise.all([
      site.open(base(locale) + REFERENCE, { javaScriptEnabled: false }),
      site.open(base(locale) + REFERENCE),
    ]);
    const story = await storyOf(bare.page);
    expect(story).toEqual(await storyOf(scripted.page));
    expect(story).toHaveLength(16);
    const last = locale === 'es' ? 'El error: write EPIPE.' : 'The error: write EPIPE.';
    expect(story[14]).toContain(last);
    const whole = (page: Page): Promise<boolean> =>
      figureOf(page)
        .locator('.seq-source')
        .evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight);
    expect(await figureOf(bare.page).locator('.seq-bar').isVisible(), 'buttons').toBe(false);
    expect(await whole(bare.page), 'the whole source').toBe(true);
    // A reader who has stepped prints all of it, nothing faded.
    await figureOf(scripted.page).locator('[data-go=next]').click();
    await atStep(scripted.page, 1);
    await scripted.page.emulateMedia({ media: 'print' });
    expect(await figureOf(scripted.page).locator('.seq-bar').isVisible(), 'buttons on paper').toBe(false);
    expect(await whole(scripted.page), 'the whole source on paper').toBe(true);
    expect(
      await figureOf(scripted.page)
        .locator('.is-later .seq-arrow')
        .first()
        .evaluate((arrow) => getComputedStyle(arrow).opacity),
    ).toBe('1');
    expect(
      await figureOf(scripted.page)
        .locator('.seq-top')
        .evaluate((top) => getComputedStyle(top).position),
    ).toBe('static');
    await bare.page.context().close();
    await scripted.page.context().close();
  });

  test('who wants less motion sees none', async () => {
    const moving = async (reducedMotion: 'reduce' | 'no-preference'): Promise<string> => {
      const { page } = await site.open(base(locale) + REFERENCE, { reducedMotion });
      await figureOf(page).locator('.seq-steps > li').nth(2).click();
      await atStep(page, 3);
      const name = await figureOf(page)
        .locator('.is-now .seq-arrow')
        .evaluate((arrow) => getComputedStyle(arrow, '::before').animationName);
      await page.context().close();
      return name;
    };
    expect(await moving('no-preference')).toBe('seq-cross');
    expect(await moving('reduce')).toBe('none');
  });

  test.each(['light', 'dark'] as const)('axe has no objection, %s', async (colorScheme) => {
    for (const path of [REFERENCE, COMPARE]) {
      for (const width of [1280, 390]) {
        const { page } = await site.open(base(locale) + path, {
          colorScheme,
          viewport: { width, height: 844 },
          reducedMotion: 'reduce',
        });
        expect(await objections(page), `${path}, untouched`).toEqual([]);
        await figureOf(page).locator('.seq-steps > li').nth(8).click();
        await atStep(page, 9);
        expect(await objections(page), `${path}, at a step`).toEqual([]);
        await page.context().close();
      }
    }
  });

  test('nothing is wider than a phone of 320 pixels', async () => {
    for (const path of WITH_FIGURE) {
      const { page } = await site.open(base(locale) + path, { viewport: { width: 320, height: 640 } });
      const wide = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await wide(), path).toBe(320);
      await figureOf(page).locator('.seq-steps > li').nth(3).click();
      await atStep(page, 4);
      expect(await wide(), `${path}, at a step`).toBe(320);
      const cut = await figureOf(page).evaluate((player) =>
        [...player.querySelectorAll('.seq-text, .seq-bar, .seq-heads')]
          .filter((part) => part.scrollWidth > part.clientWidth + 1)
          .map((part) => part.textContent),
      );
      expect(cut, `${path}: text that is cut`).toEqual([]);
      await page.context().close();
    }
  });

  test('two side by side step together', async () => {
    const { page } = await site.open(base(locale) + COMPARE);
    const figure = figureOf(page);
    const states = (): Promise<string[]> => figure.locator('[data-state]').allTextContents();
    expect(await states()).toEqual(['ESTABLISHED', 'ESTABLISHED', 'ESTABLISHED', 'ESTABLISHED']);
    const moment = figure.locator('.seq-moment', { hasText: 'FIN' }).first();
    const texts = await moment.locator('.seq-label').allTextContents();
    expect(texts).toEqual(['FIN', 'RST']);
    await moment.click();
    await figure.locator('.seq-moment.is-now').waitFor();
    expect(await states()).toEqual(['CLOSE_WAIT', 'FIN_WAIT2', 'CLOSED', 'CLOSED']);
    const said = await figure.locator('[role=status]').textContent();
    expect(said).toMatch(/EPIPE:.* FIN .*ECONNRESET:.* RST /);
    // The one line in which the programs differ stands there for each.
    expect(await figure.locator('.seq-row.is-now').allTextContents()).toEqual([
      '18EPIPE peer.destroy();\n',
      '18ECONNRESET peer.resetAndDestroy();\n',
    ]);
    await page.context().close();
  });
});

test('both languages tell the same facts', async () => {
  for (const path of WITH_FIGURE) {
    const facts = await Promise.all(
      LOCALES.map(async (locale) => {
        const { page } = await site.open(base(locale) + path, { javaScriptEnabled: false });
        const found = await page.locator('.seq-step').evaluateAll((steps) =>
          steps.map((step) => ({
            label: step.querySelector('.seq-label')?.textContent,
            line: /\d+/.exec(step.querySelector('.seq-line')?.textContent ?? '')?.[0],
            standing: JSON.stringify((step as HTMLElement).dataset),
          })),
        );
        await page.context().close();
        return found;
      }),
    );
    expect(facts[0]?.length, path).toBeGreaterThan(5);
    expect(facts[1], path).toEqual(facts[0]);
  }
});

describe('weight', () => {
  const CHUNK = /\/assets\/browser\/sequence[^/]*\.js$/;

  test('the script is under 15 kB, uncompressed', () => {
    const folder = join(BUILD, 'assets', 'browser');
    const chunks = readdirSync(folder).filter((file) => /^sequence.*\.js$/.test(file));
    expect(chunks).toHaveLength(1);
    const script = readFileSync(join(folder, chunks[0]!));
    expect(script.length).toBeLessThan(15_000);
    expect(gzipSync(script).length).toBeLessThan(3000);
  });

  test('it is fetched where a figure is used, and nowhere else', async () => {
    const { page } = await site.open('about:blank');
    const fetched: string[] = [];
    page.on('request', (request) => {
      if (CHUNK.test(request.url())) fetched.push(request.url());
    });
    await page.goto(`${site.origin}/recipes/client-leaves`, { waitUntil: 'networkidle' });
    await page.locator('main h1').click();
    await page.goto(`${site.origin}/${REFERENCE}`, { waitUntil: 'networkidle' });
    await page.locator('main h1').click();
    await page.keyboard.press('ArrowRight');
    expect(fetched).toEqual([]);
    await figureOf(page).locator('[data-go=next]').click();
    await atStep(page, 1);
    expect(fetched).toHaveLength(1);
    await page.context().close();
  });
});
