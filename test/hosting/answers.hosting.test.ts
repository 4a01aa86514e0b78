/** Answers of the servers of `hosting/`, header by header. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf } from '../../src/lib/files.ts';
import { get, hasBrotli, SERVERS, titleOf, type Running } from './servers.ts';

const BUILD = join(process.cwd(), 'build');
const REFERENCE = '/reference/broken-pipe-error';

const built = (path: string): string => readFileSync(join(BUILD, path), 'utf8');
const langOf = (body: Buffer): string | undefined => /<html lang=(\w+)/.exec(body.toString())?.[1];

describe.each(SERVERS)('$name', (server) => {
  describe.skipIf(server.missing !== undefined)(titleOf(server), () => {
    let site: Running;
    beforeAll(async () => {
      site = await server.start(BUILD);
    });
    afterAll(() => site.close());
    const ask = (path: string, headers?: Record<string, string>) => get(site.origin, path, headers);

    test.each(['/', '/en/', REFERENCE, `/en${REFERENCE}`, '/reference'])(
      '%s is the page as it was built',
      async (path) => {
        const { status, headers, body } = await ask(path);
        expect(status).toBe(200);
        expect(body.toString()).toBe(built(join(path, 'index.html')));
        expect(headers['content-type']).toBe('text/html; charset=utf-8');
      },
    );

    test.each([
      [`${REFERENCE}/`, REFERENCE],
      [`/en${REFERENCE}/`, `/en${REFERENCE}`],
      ['/en', '/en/'],
    ])('%s leads to %s, the one address of that page', async (path, to) => {
      const { status, headers } = await ask(path);
      expect(status).toBe(301);
      expect(headers.location).toBe(to);
    });

    test('leads nowhere else: no other host, no header by a line break', async () => {
      for (const path of ['//example.org/', '/%0d%0aX-Bad:1/', '/\\example.org/', '//example.org//']) {
        const { headers } = await ask(path);
        expect(headers.location ?? '/', path).toMatch(/^\/(?![/\\])/);
        expect(headers['x-bad']).toBeUndefined();
      }
    });

    test.each([
      ['/no-such-page', 'es'],
      ['/reference/no-such-page', 'es'],
      ['/assets/js/no-such.12345678.js', 'es'],
      ['/english', 'es'],
      ['/en/no-such-page', 'en'],
      ['/en/reference/no-such-page?a=b', 'en'],
      ['/404.html', 'es'],
      ['/en/404.html', 'en'],
    ])('%s is a 404 in %s, which nothing keeps', async (path, language) => {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(404);
      expect(langOf(body)).toBe(language);
      expect(body.toString()).toBe(built(language === 'en' ? 'en/404.html' : '404.html'));
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    });

    test.each(['/no-such-page', '/en/no-such-page'])('%s is a 404 that comes compressed', async (path) => {
      const { status, headers, body } = await ask(path, { 'accept-encoding': 'gzip' });
      expect(status).toBe(404);
      expect(headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(body).toString()).toBe(built(path.startsWith('/en/') ? 'en/404.html' : '404.html'));
    });

    test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
      '%s is refused, and the page stays as it is',
      async (method) => {
        const { status } = await get(site.origin, REFERENCE, {}, method);
        expect(status).toBe(405);
        expect((await ask(REFERENCE)).body.toString()).toBe(built(join(REFERENCE, 'index.html')));
      },
    );

    test('does not say what it is', async () => {
      for (const path of ['/', '/no-such-page', '/en'])
        expect((await ask(path)).headers.server ?? 'nginx', path).toBe('nginx');
    });

    test('promises nothing about TLS over plain HTTP', async () => {
      expect((await ask('/')).headers['strict-transport-security']).toBeUndefined();
    });

    test('keeps to itself what is meant for it', async () => {
      for (const path of [
        '/.hosting/headers.caddy',
        '/.hosting/headers.nginx.conf',
        '/.hosting/',
        '/.hosting',
      ]) {
        expect((await ask(path)).status, path).toBe(404);
      }
    });

    test('sends the security headers with pages, files and errors', async () => {
      const script = filesOf(BUILD, /^assets\/browser\/boot\.browser-.*\.js$/)[0] ?? '';
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(built('index.html'))?.[1];
      expect(policy).toBeDefined();
      for (const path of ['/', REFERENCE, `/${script}`, '/img/favicon.svg', '/nothing']) {
        const { headers } = await ask(path);
        expect(headers['content-security-policy'], path).toBe(`${policy ?? ''}; frame-ancestors 'none'`);
        expect(headers, path).toMatchObject({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'strict-origin-when-cross-origin',
          'cross-origin-opener-policy': 'same-origin',
        });
        expect(headers['permissions-policy'], path).toContain('geolocation=()');
        expect(headers.server ?? '', path).not.toMatch(/\d/);
      }
    });

    test('sends what was compressed beforehand, to whom can read it', async () => {
      const html = built(join(REFERENCE, 'index.html'));
      const file = join(BUILD, REFERENCE, 'index.html');
      const gzip = await ask(REFERENCE, { 'Accept-Encoding': 'gzip' });
      expect(gzip.headers['content-encoding']).toBe('gzip');
      expect(gzip.body.equals(readFileSync(`${file}.gz`)), 'the file itself').toBe(true);
      expect(gunzipSync(gzip.body).toString()).toBe(html);
      expect(gzip.headers.vary).toMatch(/accept-encoding/i);
      const plain = await ask(REFERENCE);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.headers.vary ?? 'Accept-Encoding').toMatch(/accept-encoding/i);
    });

    test.skipIf(server.name === 'nginx' && !hasBrotli())('prefers brotli', async () => {
      const file = join(BUILD, REFERENCE, 'index.html');
      const { headers, body } = await ask(REFERENCE, { 'Accept-Encoding': 'gzip, deflate, br' });
      expect(headers['content-encoding']).toBe('br');
      expect(body.equals(readFileSync(`${file}.br`))).toBe(true);
      expect(brotliDecompressSync(body).toString()).toBe(built(join(REFERENCE, 'index.html')));
    });

    test('everything under assets/ is named after its content, and kept for a year', async () => {
      const files = filesOf(BUILD, /^(?:en\/)?assets\/(?!.*\.(?:gz|br|txt)$)/);
      expect(files.length).toBeGreaterThan(100);
      const wrong: string[] = [];
      for (const file of files) {
        const { headers } = await ask(`/${file}`);
        if (headers['cache-control'] !== 'public, max-age=31536000, immutable') wrong.push(file);
      }
      expect(wrong).toEqual([]);
    });

    test('pages and examples are asked for again, pictures after a day', async () => {
      for (const path of ['/', REFERENCE, '/examples/observe.ts', '/sitemap.xml']) {
        expect((await ask(path)).headers['cache-control'], path).toBe('no-cache');
      }
      expect((await ask('/img/favicon.svg')).headers['cache-control']).toBe('public, max-age=86400');
    });

    test('says in a few bytes that a page is the same as before', async () => {
      const { headers } = await ask(REFERENCE, { 'Accept-Encoding': 'gzip' });
      const again = await ask(REFERENCE, {
        'Accept-Encoding': 'gzip',
        'If-None-Match': headers.etag ?? '',
      });
      expect(again.status).toBe(304);
      expect(again.body.length).toBe(0);
    });

    test.each([
      ['/examples/catch-epipe/catch-epipe.ts', 'text/plain; charset=utf-8'],
      ['/examples/observe.py', 'text/plain; charset=utf-8'],
      ['/examples/LICENSE', 'text/plain; charset=utf-8'],
      ['/examples/catch-epipe/example.json', 'application/json; charset=utf-8'],
      ['/sitemap.xml', /^(?:application|text)\/xml; charset=utf-8$/],
      ['/img/favicon.svg', /^image\/svg\+xml/],
      ['/img/social-card.png', 'image/png'],
    ])('%s comes as %s', async (path, type) => {
      const { status, headers } = await ask(path);
      expect(status).toBe(200);
      expect(headers['content-type']).toEqual(type instanceof RegExp ? expect.stringMatching(type) : type);
    });

    test('scripts and styles come as what they are, also compressed', async () => {
      for (const [name, type] of [
        [/^assets\/browser\/boot\.browser-.*\.js$/, 'text/javascript; charset=utf-8'],
        [/^assets\/css\/.*\.css$/, 'text/css; charset=utf-8'],
      ] as const) {
        const path = `/${filesOf(BUILD, name)[0] ?? ''}`;
        for (const encoding of ['identity', 'gzip']) {
          const { headers } = await ask(path, { 'Accept-Encoding': encoding });
          expect(headers['content-type'], `${path} ${encoding}`).toBe(type);
        }
      }
    });

    test('has no way out of its folder', async () => {
      for (const path of ['/../package.json', '/%2e%2e/package.json', '/en/..%2f..%2fpackage.json']) {
        const { status, body } = await ask(path);
        expect([400, 404], path).toContain(status);
        expect(body.toString()).not.toContain('devDependencies');
      }
    });
  });
});
