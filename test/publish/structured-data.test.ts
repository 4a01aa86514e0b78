import { expect, test } from 'vitest';
import { errorNames, techArticle } from '../../src/publish/structured-data.ts';

test('errors are named as programs write them, each once', () => {
  const text = 'EPIPE, BrokenPipeError, SIGPIPE, ERR_STREAM_DESTROYED, UND_ERR_SOCKET; EPIPE and END, Error';
  expect(errorNames(text, 'ECONNRESET')).toEqual([
    'EPIPE',
    'BrokenPipeError',
    'SIGPIPE',
    'ERR_STREAM_DESTROYED',
    'UND_ERR_SOCKET',
    'ECONNRESET',
  ]);
});

test('a page tells both of its days, its address and what it is about', () => {
  expect(
    techArticle({
      headline: 'H',
      description: 'D',
      url: 'https://example.org/reference/epipe',
      image: 'https://example.org/cards/x.png',
      inLanguage: 'es',
      home: 'https://example.org/',
      about: ['EPIPE'],
      published: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-02T00:00:00.000Z',
    }),
  ).toMatchObject({
    '@type': 'TechArticle',
    headline: 'H',
    mainEntityOfPage: 'https://example.org/reference/epipe',
    datePublished: '2026-01-01T00:00:00.000Z',
    dateModified: '2026-01-02T00:00:00.000Z',
    about: [{ '@type': 'Thing', name: 'EPIPE' }],
    isPartOf: { url: 'https://example.org/' },
  });
});
