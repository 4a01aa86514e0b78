import { expect, test } from 'vitest';
import { addressOf, isPage, keptAs, missingPage } from '../../src/offline/kept-files.ts';

test.each([
  ['index.html', ''],
  ['en/index.html', 'en/'],
  ['reference/epipe/index.html', 'reference/epipe'],
  ['en/reference/epipe/index.html', 'en/reference/epipe'],
  ['e/index.html', 'e'],
  ['en/404.html', 'en/404.html'],
  ['assets/browser/boot-AB12CD34.js', 'assets/browser/boot-AB12CD34.js'],
  ['img/favicon.svg', 'img/favicon.svg'],
  ['manifest.webmanifest', 'manifest.webmanifest'],
])('%s is kept as "%s"', (file, address) => {
  expect(keptAs(file)).toBe(address);
});

test.each([
  'e/epipe/index.html',
  'en/e/EPIPE/index.html',
  'examples/index.json',
  'examples/catch-epipe/catch-epipe.ts',
  'cards/home.png',
  'reference/epipe.md',
  'llms-full.txt',
  'img/social-card.png',
  'assets/hovers/0123456789abcdef.json',
  '.hosting/headers.nginx.conf',
  'service-worker.js',
])('%s is not kept', (file) => {
  expect(keptAs(file)).toBeUndefined();
});

test.each([
  ['/reference/epipe/', '/reference/epipe'],
  ['/reference/epipe', '/reference/epipe'],
  ['/reference/epipe/index.html', '/reference/epipe'],
  ['/en/', '/en'],
  ['/', ''],
])('%s is asked for as "%s"', (pathname, address) => {
  expect(addressOf(pathname)).toBe(address);
});

test('a missing page is told in the language of its address, below any root', () => {
  expect(missingPage('/', '/en/nothing')).toBe('/en/404.html');
  expect(missingPage('/', '/english')).toBe('/404.html');
  expect(missingPage('/below/', '/below/en')).toBe('/below/en/404.html');
  expect(isPage('/reference/epipe')).toBe(true);
  expect(isPage('/examples/index.json')).toBe(false);
});
