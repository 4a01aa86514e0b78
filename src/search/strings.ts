/** Strings of the search. */
import type { Strings } from '../site/strings.ts';

export const SEARCH = {
  open: { es: 'Buscar', en: 'Search' },
  close: { es: 'Cerrar', en: 'Close' },
  results: { es: 'Resultados', en: 'Results' },
  foundOne: { es: 'Un resultado', en: 'One result' },
  foundMany: { es: '{count} resultados', en: '{count} results' },
  pasted: { es: '{lines} líneas pegadas', en: '{lines} lines pasted' },
  none: {
    es: 'No hay ninguna página sobre eso. Por aquí se puede seguir:',
    en: 'No page is about that. Ways on from here:',
  },
  hint: {
    es: 'Vale el mensaje, la traza entera o una pregunta. Nada de lo que se escribe sale del navegador.',
    en: 'A message, a whole stack trace or a question. Nothing you type leaves the browser.',
  },
  failed: {
    es: 'El buscador no se ha podido cargar: o el sitio se ha actualizado, o falta la conexión. Por aquí se puede seguir:',
    en: 'The search could not be loaded: either the site has been updated, or the connection is down. Ways on from here:',
  },
  reload: { es: 'Recargar', en: 'Reload' },
  diagnose: { es: 'Diagnosticar este texto', en: 'Diagnose this text' },
  diagnoseText: {
    es: 'Qué ha pasado, qué líneas lo dicen y cómo se arregla',
    en: 'What happened, which lines say so, and how to fix it',
  },
  allErrors: { es: 'Todos los errores', en: 'All errors' },
  allRecipes: { es: 'Todas las recetas', en: 'All recipes' },
} satisfies Strings;

/** Kinds of pages, as a result names them. */
export const RESULT_KINDS = {
  recipes: { es: 'Receta', en: 'Recipe' },
  reference: { es: 'Error', en: 'Error' },
  explanation: { es: 'Explicación', en: 'Explanation' },
  overview: { es: 'Tabla', en: 'Table' },
} satisfies Strings;

/** Strings of the search box that stands in a page. */
export const SEARCH_BOX = {
  placeholder: { es: 'Mensaje de error, tal como salió', en: 'Paste your error message here' },
  diagnose: {
    es: '¿Un registro o una traza entera? Diagnosticarla',
    en: 'A whole log or stack trace? Diagnose it',
  },
} satisfies Strings;
