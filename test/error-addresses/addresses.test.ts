import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { smallErrorAddress } from '../../src/error-addresses/small-letters.browser.ts';
import { errorAddresses } from '../../src/error-addresses/addresses.build.ts';
import { errorPage, errorRedirects } from '../../src/error-addresses/pages.build.ts';

const addresses = errorAddresses(process.cwd());
const leadsTo = (code: string) => addresses.find((address) => address.code === code)?.to;

test('every code of a page has an address, which leads to a page', () => {
  expect(addresses.length).toBeGreaterThan(25);
  for (const { code, to } of addresses) {
    expect(code, 'stands in an address as it is').toMatch(/^[\w-]+$/);
    expect(existsSync(`docs${to}.mdx`), `${code}: ${to}`).toBe(true);
  }
  const small = addresses.map(({ code }) => code.toLowerCase());
  expect(new Set(small).size, 'no two differ by case alone').toBe(small.length);
});

test('of several pages the one that is named after the code comes first', () => {
  expect(leadsTo('EPIPE')).toBe('/reference/epipe');
  expect(leadsTo('ECONNRESET')).toBe('/reference/econnreset');
  expect(leadsTo('ERR_STREAM_DESTROYED')).toBe('/reference/err-stream-destroyed');
  expect(leadsTo('ERR_STREAM_CANNOT_PIPE')).toBe('/reference/err-stream-unable-to-pipe');
  expect(leadsTo('SIGPIPE')).toBe('/reference/sigpipe-141');
  expect(leadsTo('TypeError'), 'is of all kinds').toBeUndefined();
});

test('a page of a code leads on by itself and by a link, and to its twin', () => {
  const page = errorPage('en', { code: 'EPIPE', to: '/reference/epipe' }, 'write <EPIPE>');
  expect(page).toContain('<meta http-equiv=refresh content="0; url=/en/reference/epipe">');
  expect(page).toMatch(/<link rel=canonical href="https?:\/\/[^"]+\/en\/reference\/epipe">/);
  expect(page).toContain('<a href="/en/reference/epipe">write &#60;EPIPE&#62;</a>');
  expect(page).toContain('<a href="/e/EPIPE" lang=es hreflang=es>Español</a>');
});

test('the servers are told every code in both languages, with and without a slash', () => {
  const { nginx, caddy } = errorRedirects([{ code: 'EPIPE', to: '/reference/epipe' }]);
  expect(nginx.trim().split('\n')).toEqual([
    '/e/epipe /reference/epipe;',
    '/e/epipe/ /reference/epipe;',
    '/en/e/epipe /en/reference/epipe;',
    '/en/e/epipe/ /en/reference/epipe;',
  ]);
  expect(caddy).toContain('@error-0 path /e/epipe /e/epipe/\nredir @error-0 /reference/epipe 302');
});

test.each([
  ['/e/EPipe', '/e/epipe'],
  ['/e/EPIPE/', '/e/epipe'],
  ['/Below/en/E/Err_Stream_Destroyed', '/Below/en/e/err_stream_destroyed'],
  ['/e/nothing', undefined],
  ['/e/nothing/', undefined],
  ['/e/', undefined],
  ['/reference/EPIPE', undefined],
  ['/e/a/B', undefined],
])('%s is looked for at %s', (path, small) => {
  expect(smallErrorAddress(path)).toBe(small);
});
