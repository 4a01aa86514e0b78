/** Titles of the pages that are written in React, by path; those in Markdown have theirs in their front matter. */
import type { Strings } from '../site/strings.ts';

export const PAGE_TITLES = {
  home: { es: 'Se ha roto la tubería.', en: 'The pipe is broken.' },
  diagnose: { es: 'Diagnosticar un error pegado', en: 'Diagnose a pasted error' },
  e: { es: 'Direcciones de los errores', en: 'Addresses of errors' },
} satisfies Strings;
