import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { askAll, externalLinks } from '../../src/content/external-links.ts';

let server: Server;
let origin = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/moved') response.writeHead(301, { Location: '/well' }).end();
    else if (path === '/moved-away') response.writeHead(302, { Location: '/404' }).end();
    else if (path === '/broken') request.socket.destroy();
    else if (path !== '/silent')
      response.writeHead(path === '/well' ? 200 : Number(path.slice(1))).end('text');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['/well', 'well'],
  ['/moved', 'well'],
  ['/404', 'gone'],
  ['/410', 'gone'],
  ['/moved-away', 'gone'],
  ['/403', 'doubtful'],
  ['/429', 'doubtful'],
  ['/503', 'doubtful'],
  ['/broken', 'doubtful'],
  ['/silent', 'doubtful'],
])('%s is %s', async (path, verdict) => {
  const [answer] = await askAll([origin + path], path === '/silent' ? 500 : undefined);
  expect(answer?.verdict, answer?.why).toBe(verdict);
});

test.each([
  ['ENOTFOUND', 'gone'],
  ['EAI_AGAIN', 'doubtful'],
])('a name that DNS answers with %s is %s', async (code, verdict) => {
  const cause = Object.assign(new Error('getaddrinfo'), { code });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause })));
  const [answer] = await askAll(['https://nobody.example/']);
  expect(answer?.verdict).toBe(verdict);
});

test('finds the links of both languages, each address once, with where it stands', () => {
  const links = externalLinks(process.cwd());
  expect(links.size).toBeGreaterThan(20);
  for (const [url, places] of links) {
    expect(url).toMatch(/^https?:\/\/[^#]+$/);
    expect(
      places.some((place) => place.startsWith('docs/')),
      url,
    ).toBe(true);
    expect(
      places.some((place) => place.startsWith('i18n/en/')),
      url,
    ).toBe(true);
  }
});
