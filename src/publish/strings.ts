/** Strings of what is published beside the pages: Markdown, lists, the feed, cards and the manifest. */
import type { Strings } from '../site/strings.ts';

/** Name and description of the site, for programs and readers who see no page of it. */
export const SITE = {
  name: { es: 'Tubería Rota · Broken Pipe', en: 'Tubería Rota · Broken Pipe' },
  shortName: { es: 'Tubería Rota', en: 'Broken Pipe' },
  summary: {
    es: 'La referencia de los errores de tubería rota: EPIPE, BrokenPipeError, SIGPIPE y sus vecinos en Node.js, Bun, Deno y Python. Todo lo que se afirma está medido: el código son archivos que se han ejecutado y las salidas, grabaciones.',
    en: 'The reference for broken-pipe errors: EPIPE, BrokenPipeError, SIGPIPE and their neighbours in Node.js, Bun, Deno and Python. Everything that is claimed is measured: the code is files that were run, and the outputs are recordings.',
  },
  motto: { es: 'nada afirmado, todo medido', en: 'nothing claimed, everything measured' },
  changes: { es: 'cambios', en: 'changes' },
} satisfies Strings;

/** Strings of a page as Markdown. */
export const MARKDOWN = { page: { es: 'Página', en: 'Page' } } satisfies Strings;

/** Strings of `llms.txt`: links, and the text after each. */
export const LLMS = {
  more: { es: 'Más', en: 'More' },
  all: { es: 'Todo en un archivo', en: 'All in one file' },
  allText: { es: 'todas las páginas, una tras otra', en: 'every page, one after another' },
  otherLocaleText: { es: 'lo mismo en inglés', en: 'the same in Spanish' },
  examples: { es: 'Los ejemplos', en: 'The examples' },
  examplesText: {
    es: 'todos los archivos y sus grabaciones, como datos',
    en: 'every file and its recordings, as data',
  },
} satisfies Strings;
