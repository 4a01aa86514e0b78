/** Faults of runtimes that the checks of several modules meet. */
import type { Said } from '../../src/site/strings.ts';

export const LOSES_A_DESCRIPTOR: Said = {
  es: 'Node.js deja abierto un descriptor cada vez que arrancar un proceso falla a medias por falta de descriptores (EMFILE).',
  en: 'Node.js leaves a descriptor open each time that the start of a process fails half-way for lack of descriptors (EMFILE).',
};

export const BUN_READS_EPIPE: Said = {
  es: 'Bun emite EPIPE como error de lectura en cuanto se rompe la conexión, y el siguiente write solo recibe ERR_STREAM_DESTROYED.',
  en: 'Bun emits EPIPE as an error of reading as soon as the connection breaks, and the next write only gets ERR_STREAM_DESTROYED.',
};

export const BUN_HIDES_EMFILE: Said = {
  es: 'Sin descriptores libres, Bun no dice EMFILE: listen falla con un error sin código, y connect con ECONNREFUSED.',
  en: 'With no descriptor free, Bun does not say EMFILE: listen fails with an error that has no code, and connect with ECONNREFUSED.',
};

export const DENO_PANICS: Said = {
  es: 'Sin descriptores libres, Deno no siempre da EMFILE: puede caer entero con un «panic» o quedarse esperando.',
  en: 'With no descriptor free, Deno does not always give EMFILE: the whole process may panic, or wait for ever.',
};

export const DENO_REPEATS: Said = {
  es: 'Si se corta una conexión reutilizada, el cliente HTTP de Deno repite la petición por su cuenta en otra, aunque sea un POST.',
  en: 'When a reused connection breaks, the HTTP client of Deno sends the request again on another by itself, even a POST.',
};

export const FIRES_BEFORE_READING: Said = {
  es: 'Cuando el programa se ha retrasado, Bun y Deno disparan el temporizador antes de leer lo que ya había llegado.',
  en: 'When the program is late, Bun and Deno fire the timer before they read what had already arrived.',
};
