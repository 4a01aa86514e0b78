/**
 * What a first visit costs, in bytes: each kind of page, with an empty cache and compressed by gzip as a server would.
 * `byte-budget.json` says what it may cost; a page that outgrows it fails here, and names what it is made of.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, BUILD, LOCALES, openSite, type Site } from '../lib/site.ts';

/** Bytes that may be transferred, and how many of them may be script. */
interface Budget {
  readonly total: number;
  readonly script: number;
}
const BUDGET = JSON.parse(readFileSync(new URL('byte-budget.json', import.meta.url), 'utf8')) as Record<
  string,
  Budget
>;

interface Fetched {
  readonly file: string;
  readonly script: boolean;
  readonly bytes: number;
}

/** The level of nginx and most other servers. */
const GZIP = { level: 6 };

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/**
 * Every file that a first visit brings, and its compressed bytes.
 * @param prepare changes the page before it is visited
 */
async function firstVisit(path: string, prepare?: (page: Page) => Promise<void>): Promise<Fetched[]> {
  const { page } = await site.open('about:blank');
  await prepare?.(page);
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

/** What a visit costs beyond its budget, with all that it is made of. */
function excess(files: readonly Fetched[], budget: Budget): string[] {
  const sum = (wanted: readonly Fetched[]) => wanted.reduce((total, { bytes }) => total + bytes, 0);
  const cost: Budget = { total: sum(files), script: sum(files.filter(({ script }) => script)) };
  const parts = files.map(({ file, bytes }) => `${bytes} ${file}`).join('\n');
  return (['total', 'script'] as const)
    .filter((which) => cost[which] > budget[which])
    .map((which) => `${which}: ${cost[which]} bytes of ${budget[which]}, of which\n${parts}`);
}

describe.each(LOCALES)('%s', (locale) => {
  test.each(Object.entries(BUDGET))('a first visit of /%s keeps to its budget', async (path, budget) => {
    expect(excess(await firstVisit(base(locale) + path), budget)).toEqual([]);
  });
});

/** 20 kB of script as sites are made of: what a build wrote compresses better than noise. */
const added = (): string =>
  readdirSync(join(BUILD, 'assets', 'browser'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(BUILD, 'assets', 'browser', file), 'utf8'))
    .join('')
    .slice(0, 20_000);

test.each(Object.entries(BUDGET))('20 kB of script more would be too much for /%s', async (path, budget) => {
  const files = await firstVisit(`/${path}`, async (page) => {
    await page.route('**/added.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: added() }),
    );
    await page.route(`${site.origin}/${path}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<body/, '<script src="/added.js"></script><body');
      // The policy of the page would not let it in.
      await route.fulfill({
        response,
        body: body.replace(/<meta http-equiv="?Content-Security-Policy[^>]*>/i, ''),
      });
    });
  });
  expect(files.map(({ file }) => file)).toContain('/added.js');
  expect(excess(files, budget).map((line) => line.split(':')[0])).toContain('script');
});
