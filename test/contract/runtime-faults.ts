/** Faults of runtimes that the checks of several modules meet. */
import type { Said } from '../../src/site/strings.ts';

export const LOSES_A_DESCRIPTOR: Said = {
  es: 'Node.js deja abierto un descriptor cada vez que arrancar un proceso falla a medias por falta de descriptores (EMFILE).',
  en: 'Node.js leaves a descriptor open each time that the start of a process fails half-way for lack of descriptors (EMFILE).',
};
