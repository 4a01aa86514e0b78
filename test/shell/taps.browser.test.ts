/** First tap on each control of a phone: it is answered, fetches little and nothing of React. Times: `npm run bench:taps`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTROLS, tap } from '../../bench/taps/taps.ts';
import { base, LOCALES, openSite, type Site } from '../lib/site.ts';

/** Compressed bytes that a tap may fetch. */
const MOST_BYTES = 10_000;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(LOCALES)('%s', (locale) => {
  test.each(CONTROLS.map((control) => [control.name, control] as const))('%s', async (_, control) => {
    const { fetched } = await tap(site.browser, site.origin, base(locale), control);
    expect(fetched.filter(({ file }) => !file.startsWith('/assets/browser/'))).toEqual([]);
    const bytes = fetched.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes, fetched.map((file) => `${file.file} ${file.bytes}`).join('\n')).toBeLessThanOrEqual(
      MOST_BYTES,
    );
  });
});
