/** Strings of code blocks and of the types of their names. */
import type { Strings } from '../site/strings.ts';

export const CODE = {
  copy: { es: 'Copiar el código', en: 'Copy the code' },
  copied: { es: 'Copiado', en: 'Copied' },
} satisfies Strings;

export const HOVERS = {
  name: { es: 'Tipos', en: 'Types' },
  hint: { es: 'Intro: ver los tipos', en: 'Enter: see the types' },
  keys: { es: 'Flechas: otro nombre. Esc: salir.', en: 'Arrows: another name. Esc: leave.' },
} satisfies Strings;
