/** Lists of pages for language models (https://llmstxt.org), and every page as Markdown at its own address. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cached } from '../lib/cache.ts';
import { homeOf, markdownOf, type SiteUrl } from './markdown.ts';
import { foundationOf } from '../content/foundation.ts';
import { kindsOf, SITE_WORDS, type Kind } from '../content/pages.ts';
import { PAGES_FOLDER, type Locale } from '../site/locales.ts';

/** One line for each page of a kind, leading to its Markdown. */
const listOf = ({ pages }: Kind, home: string): string =>
  pages.map(({ path, title, description }) => `- [${title}](${home}${path}.md): ${description}\n`).join('');

/** What there is, and where its Markdown is. */
export function llmsTxt(kinds: readonly Kind[], locale: Locale, site: SiteUrl): string {
  const home = homeOf(site, locale);
  const { name, summary } = SITE_WORDS[locale];
  const other = locale === 'es' ? 'en' : 'es';
  const more = {
    es: `## Más\n\n- [Todo en un archivo](${home}llms-full.txt): todas las páginas, una tras otra\n- [English](${homeOf(site, other)}llms.txt): lo mismo en inglés\n- [Los ejemplos](${site}examples/index.json): todos los archivos y sus grabaciones, como datos\n`,
    en: `## More\n\n- [All in one file](${home}llms-full.txt): every page, one after another\n- [Español](${homeOf(site, other)}llms.txt): the same in Spanish\n- [The examples](${site}examples/index.json): every file and its recordings, as data\n`,
  }[locale];
  const sections = kinds.map((kind) => `## ${kind.label}\n\n${kind.description}\n\n${listOf(kind, home)}`);
  return [`# ${name}\n\n> ${summary}\n`, ...sections, more].join('\n');
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
  // Which links lead to Markdown depends on what pages there are.
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
