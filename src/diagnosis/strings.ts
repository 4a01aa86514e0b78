/** Strings of the diagnosis, apart from what the causes, questions and other errors say. */
import type { Strings } from '../site/strings.ts';

/** Verdict on a whole text. `{name}` and `{what}`: of the first error that is no broken pipe. */
export const VERDICTS = {
  'broken-pipe': { es: 'Es una tubería rota.', en: 'This is a broken pipe.' },
  neighbour: {
    es: 'No es una tubería rota, pero es de su familia.',
    en: 'This is not a broken pipe, but a relative of it.',
  },
  other: {
    es: 'Esto no es una tubería rota: es {name} ({what}).',
    en: 'This is not a broken pipe: it is {name} ({what}).',
  },
  nothing: {
    es: 'Aquí no se reconoce ningún error: hacen falta las líneas que lo nombran.',
    en: 'No error is recognised here: the lines that name it are needed.',
  },
} satisfies Strings;

/** Certainty of a cause. */
export const CERTAINTIES = {
  certain: { es: 'Seguro', en: 'Certain' },
  likely: { es: 'Probable', en: 'Likely' },
  possible: { es: 'Posible', en: 'Possible' },
} satisfies Strings;

/** Strings of the results, which the reader's browser shows. */
export const RESULTS = {
  fix: { es: 'Cómo se arregla:', en: 'How to fix it:' },
  error: { es: 'El error:', en: 'The error:' },
  says: { es: 'Lo dice el texto:', en: 'The text says so:' },
  settle: { es: 'Lo aclara:', en: 'What settles it:' },
  settleApart: {
    es: 'El error y el lugar están lejos en el texto: falta ver que sean del mismo fallo.',
    en: 'The error and the place stand apart in the text: see whether they belong to the same failure.',
  },
  code: { es: 'El código de la receta', en: "The recipe's code" },
  codeFailed: {
    es: 'No se ha podido cargar. El código está en la receta.',
    en: 'It could not be loaded. The code stands in the recipe.',
  },
  codeNone: { es: 'Esa página no tiene código para copiar.', en: 'That page has no code to copy.' },
  skippedOne: { es: 'una línea', en: 'one line' },
  skippedMany: { es: '{lines} líneas', en: '{lines} lines' },
  also: {
    es: 'También está en el texto, y no es una tubería rota:',
    en: 'Also in the text, and not a broken pipe:',
  },
  search: { es: 'Buscarlo en las páginas', en: 'Look for it in the pages' },
  similar: { es: 'Páginas que hablan de algo así', en: 'Pages about something like it' },
  copied: { es: 'Enlace copiado', en: 'Link copied' },
} satisfies Strings;

/** Strings of the page, which are there before anything is pasted. */
export const PAGE = {
  description: {
    es: 'Se pega un error, un registro o una traza entera, y sale la causa: qué pasó, qué líneas lo dicen, con cuánta certeza y qué receta lo arregla.',
    en: 'Paste an error, a log or a whole stack trace and read its cause: what happened, which lines say so, how sure that is, and the recipe that fixes it.',
  },
  heading: { es: '¿Qué ha pasado?', en: 'What happened?' },
  lead: {
    es: 'Un mensaje de error, un registro o una traza entera dicen a menudo por qué se rompió la tubería. Aquí se leen, y lo que no dicen se pregunta.',
    en: 'An error message, a log or a whole stack trace often says why the pipe broke. Here it is read, and what it does not say is asked.',
  },
  noScript: {
    es: 'El diagnóstico se hace en el navegador y necesita JavaScript. Sin él, abajo está la lista de todas las causas que reconoce, cada una con su página.',
    en: 'The diagnosis is made in the browser and needs JavaScript. Without it, the list below has every cause that it knows, each with its page.',
  },
  label: { es: 'El error, tal como salió', en: 'The error, as it was printed' },
  placeholder: { es: 'Pegar aquí', en: 'Paste here' },
  go: { es: 'Diagnosticar', en: 'Diagnose' },
  share: { es: 'Copiar un enlace con este texto', en: 'Copy a link with this text' },
  privacy: {
    es: 'Nada se envía: el texto se lee en este navegador y no sale de él, salvo en el enlace que se copie.',
    en: 'Nothing is sent: the text is read in this browser and does not leave it, except in a link that you copy.',
  },
  samples: { es: 'Para probar, errores grabados', en: 'Recorded errors to try' },
  questions: { es: 'Si el texto no lo dice', en: 'If the text does not say' },
  causes: { es: 'Las causas que reconoce', en: 'The causes it knows' },
  columnError: { es: 'Error', en: 'Error' },
  columnCause: { es: 'Qué pasó', en: 'What happened' },
  columnPage: { es: 'Qué hacer', en: 'What to do' },
  others: { es: 'Lo que no es una tubería rota', en: 'What is not a broken pipe' },
} satisfies Strings;
