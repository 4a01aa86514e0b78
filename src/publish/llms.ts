/** Lists of pages for language models (https://llmstxt.org), and every page as Markdown at its own address. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cached } from '../lib/cache.ts';
import { homeOf, markdownOf, type SiteUrl } from './markdown.ts';
import { foundationOf } from '../content/foundation.ts';
import { kindsOf, type Kind } from '../content/pages.ts';
import { LOCALE_NAMES, otherLocale, PAGES_FOLDER, type Locale } from '../site/locales.ts';
import { LLMS, SITE } from './strings.ts';

/** One line for each page of a kind, leading to its Markdown. */
const listOf = ({ pages }: Kind, home: string): string =>
  pages.map(({ path, title, description }) => `- [${title}](${home}${path}.md): ${description}\n`).join('');

/** Content of `llms.txt`: every page, and the address of its Markdown. */
export function llmsTxt(kinds: readonly Kind[], locale: Locale, site: SiteUrl): string {
  const home = homeOf(site, locale);
  const other = otherLocale(locale);
  const more = [
    `- [${LLMS.all[locale]}](${home}llms-full.txt): ${LLMS.allText[locale]}`,
    `- [${LOCALE_NAMES[other]}](${homeOf(site, other)}llms.txt): ${LLMS.otherLocaleText[locale]}`,
    `- [${LLMS.examples[locale]}](${site}examples/index.json): ${LLMS.examplesText[locale]}\n`,
  ];
  const sections = kinds.map((kind) => `## ${kind.label}\n\n${kind.description}\n\n${listOf(kind, home)}`);
  return [
    `# ${SITE.name[locale]}\n\n> ${SITE.summary[locale]}\n`,
    ...sections,
    `## ${LLMS.more[locale]}\n\n${more.join('\n')}`,
  ].join('\n');
}

/**
 * Writes beside the pages of a language what programs read instead of them.
 * @param root the project's folder
 * @param folder where the language is published
 */
export function writeMarkdown(root: string, locale: Locale, site: SiteUrl, folder: string): void {
  const kinds = kindsOf(root, locale);
  const home = homeOf(site, locale);
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const all: string[] = [];
  // Links lead to Markdown where the page exists, so every page depends on the list of pages.
  const madeOf = [foundationOf(root), site, JSON.stringify(kinds)];
  for (const kind of kinds) {
    write(`${kind.path}.md`, `# ${kind.title}\n\n> ${kind.description}\n\n${listOf(kind, home)}`);
    for (const { page, path } of kind.pages) {
      const text = readFileSync(join(root, PAGES_FOLDER[locale], page), 'utf8');
      const markdown = cached(root, `markdown/${locale}/${page}`, [...madeOf, text], () =>
        markdownOf(root, locale, page, site),
      );
      write(`${path}.md`, markdown);
      all.push(markdown);
    }
  }
  write('llms.txt', llmsTxt(kinds, locale, site));
  write('llms-full.txt', all.join('\n---\n\n'));
}
