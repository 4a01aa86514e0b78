/** The sequence figure as its browser tests use it: pages that have one, its present step, its buttons. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { listPages } from '../../src/content/pages.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

export const REFERENCE = 'reference/broken-pipe-error';
export const COMPARE = 'explanation/epipe-or-econnreset';

export const figureOf = (page: Page): Locator => page.locator('.seq-player').first();

/** Pages that have a figure. */
export const WITH_FIGURE = listPages(PAGES_FOLDER.es)
  .filter((page) => /<(?:Sequence|Compare) /.test(readFileSync(join(PAGES_FOLDER.es, page), 'utf8')))
  .map((page) => page.replace(/\.mdx?$/, ''));

/** Parts of the figure that show its present step. */
export interface Present {
  readonly label: string;
  readonly line: string;
  readonly states: string[];
  readonly said: string;
}

export const presentOf = (page: Page): Promise<Present> =>
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
export const storyOf = (page: Page): Promise<string[]> =>
  figureOf(page).locator('.seq-steps > li .seq-text').allTextContents();

/** The keyboard alone: from the source before it, Tab leads to the buttons. */
export async function toTheButtons(page: Page): Promise<void> {
  await figureOf(page).locator('.seq-source').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['go']))
    .toBe('next');
}

export const countOf = (page: Page): Locator => figureOf(page).locator('.seq-count');
/** Waits until the figure is at a step. */
export const atStep = (page: Page, step: number): Promise<void> =>
  figureOf(page)
    .and(page.locator(`[data-step="${step}"]`))
    .waitFor();
