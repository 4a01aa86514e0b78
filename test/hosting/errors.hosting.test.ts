/** The errors' stable addresses: on the servers of `hosting/` by redirect, on a host of plain files by pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILD, openSite, type Site } from '../lib/site.ts';
import { errorAddresses } from '../../src/error-addresses/addresses.build.ts';
import { get, SERVERS, titleOf, type Running } from './servers.ts';

const ADDRESSES = errorAddresses(process.cwd());

/** Every other letter is small. */
const mixed = (code: string): string =>
  Array.from(code, (letter, n) => (n % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase())).join('');

describe.each(SERVERS)('$name', (server) => {
  describe.skipIf(server.missing !== undefined)(titleOf(server), () => {
    let site: Running;
    beforeAll(async () => {
      site = await server.start(BUILD);
    });
    afterAll(() => site.close());

    test.each(['', '/en'])(
      'each code leads to its page below %s/, in any case, with a slash or without',
      async (prefix) => {
        for (const { code, to } of ADDRESSES) {
          for (const name of [code, code.toLowerCase(), mixed(code), `${code}/`, `${mixed(code)}/`]) {
            const asked = `${prefix}/e/${name}`;
            const { status, headers } = await get(site.origin, asked);
            expect(status, asked).toBe(302);
            expect(headers.location, asked).toBe(prefix + to);
          }
        }
      },
    );

    test('the list of them is a page, an unknown one is a 404', async () => {
      expect((await get(site.origin, '/e')).status).toBe(200);
      expect((await get(site.origin, '/en/e')).status).toBe(200);
      expect((await get(site.origin, '/e/NO_SUCH_CODE')).status).toBe(404);
      expect((await get(site.origin, '/en/e/NO_SUCH_CODE')).status).toBe(404);
    });
  });
});

describe('a host of plain files', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test.each([
    ['/e/EPIPE', '/reference/epipe'],
    ['/e/EPIPE/', '/reference/epipe'],
    ['/e/epipe', '/reference/epipe'],
    ['/e/EPipe', '/reference/epipe'],
    ['/e/Err_Stream_Destroyed/', '/reference/err-stream-destroyed'],
    ['/en/e/ERR_STREAM_DESTROYED', '/en/reference/err-stream-destroyed'],
    ['/en/e/brokenPIPEerror', '/en/reference/python-connection-errors'],
  ])('%s leads to %s', async (address, to) => {
    const { page, complaints } = await site.open('about:blank');
    await page.goto(site.origin + address, { waitUntil: 'commit' });
    await page.waitForURL(site.origin + to);
    await page.locator('h1').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('an unknown code stays on the 404 page', async () => {
    const { page, status } = await site.open('/e/No_Such_Code');
    await page.waitForURL('**/e/no_such_code');
    expect(status).toBe(404);
    await page.locator('h1', { hasText: /tubería/ }).waitFor();
    await page.context().close();
  });

  test('a page of a code leads on without JavaScript, too', async () => {
    const { page } = await site.open('about:blank', { javaScriptEnabled: false });
    await page.goto(`${site.origin}/e/EPIPE`, { waitUntil: 'commit' });
    await page.waitForURL(`${site.origin}/reference/epipe`);
    await page.context().close();
  });

  test('no page of a code stands in a sitemap', () => {
    for (const sitemap of ['sitemap.xml', 'en/sitemap.xml']) {
      expect(readFileSync(join(BUILD, sitemap), 'utf8')).not.toMatch(/\/e\/\w/);
    }
  });
});
