/** Strings of the errors' addresses. */
import type { Strings } from '../site/strings.ts';

export const ERROR_ADDRESSES = {
  description: {
    es: 'Una dirección corta para cada error de tubería rota, que un programa puede imprimir o enlazar: /e/EPIPE y las demás.',
    en: 'A short address for each broken-pipe error, for programs to print and link to: /e/EPIPE and the others.',
  },
  lead: {
    es: 'Una dirección corta para cada error, que un programa puede imprimir junto a él o un registro enlazar. No cambian, y da igual escribirlas con mayúsculas o minúsculas.',
    en: 'A short address for each error, for a program to print beside it or for a log to link to. They do not change, and upper or lower case makes no difference.',
  },
  code: { es: 'Dirección', en: 'Address' },
  page: { es: 'Lleva a', en: 'Leads to' },
  leads: { es: 'La explicación de este error está en', en: 'This error is explained at' },
} satisfies Strings;
