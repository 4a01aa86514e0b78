/**
 * Bytes of a first visit to each kind of page, with an empty cache and compressed by gzip as a server would.
 * `byte-budget.json` is the limit. A page that outgrows it fails and names its parts; a page that has become much
 * smaller fails too, until `npm run renew:bytes` has made the better figure the limit.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, BUILD, LOCALES, openSite, type Site } from '../lib/site.ts';
import { excess, renewed, slack, type Budget, type Fetched } from './byte-budget.ts';

const FILE = fileURLToPath(new URL('byte-budget.json', import.meta.url));
const BUDGET = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Budget>;

/** Renewing writes the limits instead of holding pages against them. */
const RENEWS = process.env['npm_lifecycle_event'] === 'renew:bytes';

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
  await page.goto(site.origin + path, { waitUntil: 'load' });
  // Whatever the page asks for late is part of the visit.
  await page.waitForLoadState('networkidle');
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

describe.runIf(RENEWS)('the limits', () => {
  test('are written anew', async () => {
    const limits: Record<string, Budget> = {};
    for (const path of Object.keys(BUDGET)) {
      limits[path] = renewed([await firstVisit(`/${path}`), await firstVisit(`/en/${path}`)]);
    }
    writeFileSync(FILE, `${JSON.stringify(limits, undefined, 2)}\n`);
  });
});

describe.skipIf(RENEWS)('a first visit', () => {
  test.each(Object.entries(BUDGET))(
    'of /%s keeps to its budget, which is not slack',
    async (path, budget) => {
      const visits = [];
      for (const locale of LOCALES) {
        const files = await firstVisit(base(locale) + path);
        expect(excess(files, budget), locale).toEqual([]);
        visits.push(files);
      }
      expect(slack(visits, budget)).toEqual([]);
    },
  );

  test.each(Object.entries(BUDGET))(
    'with 20 kB of script more would cost too much: /%s',
    async (path, budget) => {
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
    },
  );
});

/** 20 kB of script as sites are made of: what a build wrote compresses better than noise. */
const added = (): string =>
  readdirSync(join(BUILD, 'assets', 'browser'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(BUILD, 'assets', 'browser', file), 'utf8'))
    .join('')
    .slice(0, 20_000);
