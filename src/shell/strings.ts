/** Strings of the frame of a page: menu, contents, colours, home page and the page that is missing. */
import type { Strings } from '../site/strings.ts';

export const SHELL = {
  openMenu: { es: 'Alternar barra lateral', en: 'Toggle navigation bar' },
  closeMenu: { es: 'Cerrar barra de navegación', en: 'Close navigation bar' },
  mainNavigation: { es: 'Principal', en: 'Main' },
  backToMainMenu: { es: '← Volver al menú principal', en: '← Back to main menu' },
  pagesOfSite: { es: 'Barra lateral de Documentos', en: 'Docs sidebar' },
  contents: { es: 'En esta página', en: 'On this page' },
  colours: {
    es: 'Cambiar entre modo oscuro y claro (actualmente {mode})',
    en: 'Switch between dark and light mode (currently {mode})',
  },
  colours_system: { es: 'modo del sistema', en: 'system mode' },
  colours_light: { es: 'modo claro', en: 'light mode' },
  colours_dark: { es: 'modo oscuro', en: 'dark mode' },
} satisfies Strings;

/** Notice that a part of a page, such as the search, cannot be had. */
export const NOT_LOADED = {
  text: {
    es: 'Una parte de esta página no se ha podido cargar: o el sitio se ha actualizado desde que se abrió, o falta la conexión.',
    en: 'Part of this page could not be loaded: either the site has been updated since you opened it, or the connection is down.',
  },
  reload: { es: 'Recargar', en: 'Reload' },
  close: { es: 'Cerrar', en: 'Close' },
} satisfies Strings;

export const HOME = {
  description: {
    es: 'La referencia de los errores de tubería rota: EPIPE, BrokenPipeError y SIGPIPE, en TypeScript y Python.',
    en: 'The reference for broken-pipe errors: EPIPE, BrokenPipeError and SIGPIPE, in TypeScript and Python.',
  },
  lead: {
    es: 'Qué ha pasado cuando un programa dice «broken pipe», qué hacer y por qué: en TypeScript y en Python, con todo lo que se muestra grabado de programas que de verdad la rompen.',
    en: 'What happened when your program says “broken pipe”, what to do and why: in TypeScript and Python, with everything shown recorded from programs that really break it.',
  },
  messages: { es: 'Errores frecuentes', en: 'Common errors' },
  readers: { es: 'Por dónde empezar', en: 'By what you are looking for' },
  fixTitle: { es: 'Quiero arreglarlo', en: 'I want to fix it' },
  fixText: {
    es: 'Cada situación con su código, en TypeScript y en Python: probado, sin dependencias y listo para copiar.',
    en: 'Each situation with its code, in TypeScript and in Python: tested, without dependencies and ready to copy.',
  },
  seenTitle: { es: 'Me acaba de salir', en: 'It just happened to me' },
  seenText: {
    es: 'Del mensaje a su causa en un paso: de quién es la culpa y si se puede dejar pasar.',
    en: 'Recognise your message, and know within a minute whose fault it is and whether you can let it pass.',
  },
  whyTitle: { es: 'Quiero entenderlo', en: 'I want to understand it' },
  whyText: {
    es: 'Quién cierra, quién escribe y por qué el error llega tarde, o no llega. Paso a paso y medido.',
    en: 'Who closes, who writes, and why the error comes late or not at all. Step by step, and measured.',
  },
} satisfies Strings;

export const MISSING_PAGE = {
  title: { es: 'Esta tubería no lleva a ninguna parte', en: 'This pipe leads nowhere' },
  text: {
    es: 'Aquí no hay ninguna página: quizá cambió de dirección, o el enlace está mal escrito. El buscador puede encontrarla:',
    en: 'There is no page here: it may have moved, or the link is misspelt. Search for what you wanted:',
  },
  home: { es: 'Ir a la portada', en: 'Go to the home page' },
  homeOfLocale: { es: 'Portada en español', en: 'English home page' },
} satisfies Strings;
