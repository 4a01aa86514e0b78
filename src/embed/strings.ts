import type { Strings } from '../site/strings.ts';

/** Captions of figures, in Markdown. */
export const FIGURE_TEXT = {
  recorded: { es: 'grabado con', en: 'recorded with' },
  exit: { es: 'código de salida', en: 'exit code' },
  signal: { es: 'señal', en: 'signal' },
} satisfies Strings;
