/**
 * What a first visit costs, in bytes: each kind of page, with an empty cache and compressed by gzip as a server would.
 * `byte-budget.json` says what it may cost; a page that outgrows it fails here, and names what it is made of.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, LOCALES, openSite, type Site } from './site.ts';

/** Bytes that may be transferred, and how many of them may be script, by page. */
const BUDGET = JSON.parse(readFileSync(new URL('byte-budget.json', import.meta.url), 'utf8')) as Record<
  string,
  { total: number; script: number }
>;

/** The level of nginx and most other servers. */
const GZIP = { level: 6 };

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Every file that a first visit brings, and its compressed bytes. */
async function firstVisit(path: string): Promise<{ file: string; script: boolean; bytes: number }[]> {
  const { page } = await site.open('about:blank');
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(site.origin + path, { waitUntil: 'networkidle' });
  const files = await Promise.all(
    responses.map(async (response) => ({
      file: new URL(response.url()).pathname,
      script: response.request().resourceType() === 'script',
      bytes: gzipSync(await response.body(), GZIP).length,
    })),
  );
  await page.context().close();
  return files.sort((a, b) => b.bytes - a.bytes);
}

describe.each(LOCALES)('%s', (locale) => {
  test.each(Object.entries(BUDGET))('a first visit of /%s keeps to its budget', async (path, budget) => {
    const files = await firstVisit(base(locale) + path);
    const sum = (wanted: typeof files) => wanted.reduce((total, { bytes }) => total + bytes, 0);
    const parts = files.map(({ file, bytes }) => `${bytes} ${file}`).join('\n');
    expect(sum(files), `bytes in total, of which\n${parts}\n`).toBeLessThanOrEqual(budget.total);
    const scripts = sum(files.filter(({ script }) => script));
    expect(scripts, `bytes of script, of all\n${parts}\n`).toBeLessThanOrEqual(budget.script);
  });
});
