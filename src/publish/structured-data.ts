/** Descriptions of pages for search engines, in the vocabulary of https://schema.org. Pure. */

const NAME = 'Tubería Rota · Broken Pipe';
const LICENSE = 'https://spdx.org/licenses/MIT.html';

/** Names of errors as programs write them: `EPIPE`, `ERR_STREAM_DESTROYED`, `BrokenPipeError`, `SIGPIPE`. */
const ERROR_NAME = /\b(?:ERR_[A-Z0-9_]+|UND_ERR_[A-Z_]+|E[A-Z]{4,}|SIG[A-Z]{3,}|[A-Z]\w+Error)\b/g;

/** The errors that texts name, each once, in the order in which they come. */
export const errorNames = (...texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => text.match(ERROR_NAME) ?? [])),
];

/** A page, as far as engines want to know it. Addresses are whole; dates are of ISO 8601. */
export interface Article {
  readonly headline: string;
  readonly description: string;
  readonly url: string;
  readonly image: string;
  readonly inLanguage: string;
  /** Address of the home page of its language. */
  readonly home: string;
  readonly about: readonly string[];
  readonly published?: string | undefined;
  readonly modified?: string | undefined;
}

/** @returns a TechArticle, fit for `<script type="application/ld+json">` */
export function techArticle({ home, about, published, modified, ...page }: Article): object {
  const organisation = { '@type': 'Organization', name: NAME, url: home };
  return {
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    ...page,
    mainEntityOfPage: page.url,
    datePublished: published,
    dateModified: modified,
    about: about.map((name) => ({ '@type': 'Thing', name })),
    isPartOf: { '@type': 'WebSite', name: NAME, url: home },
    author: organisation,
    publisher: organisation,
    license: LICENSE,
    isAccessibleForFree: true,
  };
}

/** @returns the WebSite that the home page of a language stands for */
export const webSite = (url: string, description: string, inLanguage: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: NAME,
  alternateName: ['Tubería Rota', 'Broken Pipe'],
  url,
  description,
  inLanguage,
  license: LICENSE,
});
