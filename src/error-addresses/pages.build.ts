/**
 * Publishes the errors' addresses: a page for each code that leads on to the page that answers, and for the servers of
 * `hosting/` the same as redirects, in any case. A host of plain files has each code as it is printed and in small
 * letters; other mixtures come to the 404 page, where `src/error-addresses/small-letters.browser.ts` tries the small letters.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sidebarEntries } from '../content/pages.ts';
import { errorAddresses, type ErrorAddress } from './addresses.build.ts';
import { rootBaseUrl, siteUrl } from '../site/urls.ts';
import { HOSTING } from '../publish/csp.ts';
import { PAGES_FOLDER } from '../site/locales.ts';

const LANGUAGES = {
  es: { folder: PAGES_FOLDER.es, prefix: '', name: 'Español', leads: 'La explicación de este error está en' },
  en: { folder: PAGES_FOLDER.en, prefix: 'en/', name: 'English', leads: 'This error is explained at' },
} as const;
type Language = keyof typeof LANGUAGES;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * @param language of the page
 * @param address where it leads
 * @param label what the sidebar calls that page
 */
export function errorPage(language: Language, { code, to }: ErrorAddress, label: string): string {
  const other = language === 'es' ? 'en' : 'es';
  const { prefix, leads } = LANGUAGES[language];
  const target = `${rootBaseUrl}${prefix}${to.slice(1)}`;
  const twin = `${rootBaseUrl}${LANGUAGES[other].prefix}e/${code}`;
  return `<!doctype html>
<html lang=${language}>
<head>
<meta charset=UTF-8>
<meta name=viewport content="width=device-width, initial-scale=1">
<meta name=color-scheme content="light dark">
<title>${escaped(code)} · Tubería Rota · Broken Pipe</title>
<link rel=canonical href="${siteUrl}${target}">
<meta http-equiv=refresh content="0; url=${target}">
</head>
<body>
<main>
<h1>${escaped(code)}</h1>
<p>${leads} <a href="${target}">${escaped(label)}</a>.</p>
<p><a href="${twin}" lang=${other} hreflang=${other}>${LANGUAGES[other].name}</a></p>
</main>
</body>
</html>
`;
}

/** @param folder of the built site */
export function errorPages(folder: string): void {
  const addresses = errorAddresses(process.cwd());
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    const labels = new Map(sidebarEntries(process.cwd(), language).map(({ to, label }) => [to, label]));
    for (const address of addresses) {
      const page = errorPage(language, address, labels.get(address.to) ?? address.to);
      for (const name of new Set([address.code, address.code.toLowerCase()])) {
        const own = join(folder, LANGUAGES[language].prefix, 'e', name);
        mkdirSync(own, { recursive: true });
        writeFileSync(join(own, 'index.html'), page);
      }
    }
  }
  const hosting = join(folder, HOSTING);
  mkdirSync(hosting, { recursive: true });
  const { nginx, caddy } = errorRedirects(addresses);
  writeFileSync(join(hosting, 'errors.nginx.conf'), nginx);
  writeFileSync(join(hosting, 'errors.caddy'), caddy);
}

/**
 * The redirects as the servers want them: for nginx the entries of a `map`, for Caddy directives. Both compare without
 * regard to case. Not for good (302), since a code may one day have a page of its own.
 */
export function errorRedirects(addresses: readonly ErrorAddress[]): { nginx: string; caddy: string } {
  const nginx: string[] = [];
  const byTarget = new Map<string, string[]>();
  for (const prefix of ['', 'en/']) {
    for (const { code, to } of addresses) {
      const from = `${rootBaseUrl}${prefix}e/${code.toLowerCase()}`;
      const target = `${rootBaseUrl}${prefix}${to.slice(1)}`;
      nginx.push(`${from} ${target};`, `${from}/ ${target};`);
      byTarget.set(target, [...(byTarget.get(target) ?? []), from, `${from}/`]);
    }
  }
  const caddy = [...byTarget].map(
    ([target, from], n) => `@error-${n} path ${from.join(' ')}\nredir @error-${n} ${target} 302`,
  );
  return { nginx: `${nginx.join('\n')}\n`, caddy: `${caddy.join('\n')}\n` };
}
