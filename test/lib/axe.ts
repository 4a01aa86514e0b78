/** Accessibility checks by axe. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Rules whose answer depends on colours: the only ones to repeat where nothing but the colour scheme differs. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'] as const;

interface Extent {
  /** Selector of the part of the page to look at; by default all of it. */
  readonly within?: string;
  /** Rules to apply; by default those of WCAG 2.2 AA and of good practice. */
  readonly rules?: readonly string[];
}

/** Objections of axe to a page as it stands, a line for each rule. */
export async function objections(page: Page, { within, rules }: Extent = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([part, only]) => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(part ?? document, {
        ...(only !== undefined && { runOnly: { type: 'rule', values: [...only] } }),
        // The size of what is tapped is new in 2.2, and off in axe unless asked for.
        ...(only === undefined && { rules: { 'target-size': { enabled: true } } }),
        resultTypes: ['violations'],
        // Nothing of the site plays sound or is laid out by the turn of the screen, for which axe would fetch files anew.
        preload: false,
      });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html}`).join(', ')}`,
      );
    },
    [within, rules] as const,
  );
}
