/** Strings of the site that works offline. */
import type { Strings } from '../site/strings.ts';

export const NEW_VERSION = {
  news: { es: 'Hay una versión nueva de estas páginas.', en: 'There is a new version of these pages.' },
  reload: { es: 'Recargar', en: 'Reload' },
  later: { es: 'Ahora no', en: 'Not now' },
} satisfies Strings;
