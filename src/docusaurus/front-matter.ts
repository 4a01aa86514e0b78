/** Adds to the front matter of a page the dates of its changes and the errors that it is about. */
import { relative, sep } from 'node:path';
import type { MarkdownConfig } from '@docusaurus/types';
import { errorNames } from '../publish/structured-data.ts';
import { datesOf, type Dates } from '../content/history.ts';
import { readPage } from '../content/page.ts';
import { examplesShownBy } from '../embed/shown-examples.build.ts';
import { PAGES_FOLDER, type Locale } from '../site/locales.ts';

/** Front matter that no page writes and every page has. */
export interface Found extends Partial<Dates> {
  readonly about: readonly string[];
}

const LOCALES = Object.keys(PAGES_FOLDER) as Locale[];

/**
 * Docusaurus' reader of front matter, which adds `found` to that of every page.
 * @param root the project's folder
 */
export function parseFrontMatter(root: string): NonNullable<MarkdownConfig['parseFrontMatter']> {
  return async ({ defaultParseFrontMatter, ...params }) => {
    const path = relative(root, params.filePath).replaceAll(sep, '/');
    const locale = LOCALES.find((one) => path.startsWith(`${PAGES_FOLDER[one]}/`));
    if (locale === undefined) return defaultParseFrontMatter(params);
    // First, since its errors name file, line and mend.
    const page = readPage(params.filePath);
    const { title, description } = page.frontMatter;
    const spellings = page.elements.find(({ name }) => name === 'Spellings')?.attributes['codes'] ?? '';
    const found: Found = {
      ...datesOf(root, locale, path.slice(PAGES_FOLDER[locale].length + 1), examplesShownBy(page)),
      about: errorNames(title, spellings, description),
    };
    const result = await defaultParseFrontMatter(params);
    return { ...result, frontMatter: { ...result.frontMatter, found } };
  };
}
