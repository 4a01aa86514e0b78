/** The pages of a language by their kinds, with their words: what lists of pages for programs are made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sidebars from '../../sidebars.ts';
import { frontMatterOf } from './outline.ts';
import { listPages } from './check/check-pages.ts';
import { PAGES_FOLDER, type Locale } from '../site/locales.ts';

/** What the site is called and what it is, for who sees no page of it. */
export const SITE_WORDS = {
  es: {
    name: 'Tubería Rota · Broken Pipe',
    summary:
      'La referencia de los errores de tubería rota: EPIPE, BrokenPipeError, SIGPIPE y sus vecinos en Node.js, Bun, Deno y Python. Todo lo que se afirma está medido: el código son archivos que se han ejecutado y las salidas, grabaciones.',
    changes: 'cambios',
  },
  en: {
    name: 'Tubería Rota · Broken Pipe',
    summary:
      'The reference for broken-pipe errors: EPIPE, BrokenPipeError, SIGPIPE and their neighbours in Node.js, Bun, Deno and Python. Everything that is claimed is measured: the code is files that were run, and the outputs are recordings.',
    changes: 'changes',
  },
} as const satisfies Record<Locale, object>;

/** A page, and what is said of it in lists. */
export interface Listed {
  /** Path within the folder of its language: `reference/epipe.mdx`. */
  readonly page: string;
  /** Where it is served, below its language: `reference/epipe`. */
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
  const pages = listPages(join(root, PAGES_FOLDER[locale])).map((page) => {
    const frontMatter = frontMatterOf(readFileSync(join(root, PAGES_FOLDER[locale], page), 'utf8'));
    return {
      page,
      path: page.replace(/\.mdx?$/, ''),
      title: frontMatter['title'] ?? page,
      description: frontMatter['description'] ?? '',
      position: Number(frontMatter['sidebar_position'] ?? 1000),
    };
  });
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
        .sort((a, b) => a.position - b.position || a.page.localeCompare(b.page))
        .map(({ position: _position, ...listed }) => listed),
    };
  });
}
