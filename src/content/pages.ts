/** List of the pages of a language: their paths, addresses, titles and order. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sidebars from '../../sidebars.ts';
import { PAGES_FOLDER, type Locale } from '../site/locales.ts';
import { readPage } from './page.ts';

/** Position of a page that has none of its own: after the others. */
const LAST = 1000;

/** Pages under a folder, as paths relative to it. */
export function listPages(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.mdx?$/.test(path))
    .sort();
}

/** Address of a page, without the language: `recipes/tls.mdx` is at `/recipes/tls`. */
export const addressOf = (page: string): string => `/${page.replace(/\.mdx?$/, '')}`;

/**
 * Path of the page at an address, such as `/reference/epipe`, within the folder of its language.
 * @returns undefined for an address that is no page of that folder
 */
export const pageAt = (root: string, locale: Locale, address: string): string | undefined =>
  listPages(join(root, PAGES_FOLDER[locale])).find((page) => addressOf(page) === address);

/** Entry of the sidebar, as the home page lists it. */
export interface Entry {
  /** `recipes`, `reference` or `explanation`. */
  readonly kind: string;
  /** Address without locale. */
  readonly to: string;
  readonly label: string;
}

/** Entries of a language, in the order of the sidebar. */
export const sidebarEntries = (root: string, locale: Locale): Entry[] =>
  listedIn(root, locale).map(({ page, path, label }) => ({
    kind: page.split('/')[0] ?? '',
    to: `/${path}`,
    label,
  }));

/** A page, as lists name it. */
export interface Listed {
  /** Path within the folder of its language: `reference/epipe.mdx`. */
  readonly page: string;
  /** Path of its address, below its language: `reference/epipe`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
}

/** A kind of page, which is a folder, and its pages in the order of the sidebar. */
export interface Kind {
  readonly path: string;
  readonly label: string;
  readonly title: string;
  readonly description: string;
  readonly pages: readonly Listed[];
}

interface Category {
  readonly label: string;
  readonly link: { readonly slug: string; readonly title: string; readonly description: string };
}

/**
 * @param root the project's folder
 * @throws when a word of the sidebar is not translated
 */
export function kindsOf(root: string, locale: Locale): Kind[] {
  const words =
    locale === 'es'
      ? undefined
      : (JSON.parse(
          readFileSync(join(root, 'i18n', locale, 'docusaurus-plugin-content-docs', 'current.json'), 'utf8'),
        ) as Record<string, { message: string } | undefined>);
  const say = (id: string, spanish: string): string => {
    const said = words === undefined ? spanish : words[id]?.message;
    if (said === undefined)
      throw new Error(`i18n/${locale}: "${id}" is not translated: add it to current.json`);
    return said;
  };
  const pages = listedIn(root, locale);
  return (sidebars['reference'] as unknown as Category[]).map(({ label, link }) => {
    const id = `sidebar.reference.category.${label}`;
    const path = link.slug.slice(1);
    return {
      path,
      label: say(id, label),
      title: say(`${id}.link.generated-index.title`, link.title),
      description: say(`${id}.link.generated-index.description`, link.description),
      pages: pages
        .filter(({ page }) => page.startsWith(`${path}/`))
        .map(({ label: _label, ...listed }) => listed),
    };
  });
}

/** Every page of a language, by position, with its label in the sidebar. */
function listedIn(root: string, locale: Locale): (Listed & { readonly label: string })[] {
  const folder = join(root, PAGES_FOLDER[locale]);
  return listPages(folder)
    .map((page) => {
      const { title, description, ...more } = readPage(join(folder, page)).frontMatter;
      return {
        page,
        path: addressOf(page).slice(1),
        title,
        description,
        label: more.sidebar_label ?? title,
        position: more.sidebar_position ?? LAST,
      };
    })
    .sort((a, b) => a.position - b.position || a.page.localeCompare(b.page))
    .map(({ position: _position, ...listed }) => listed);
}
