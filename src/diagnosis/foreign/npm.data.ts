/** Failures of npm and of modules. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 40,
  errors: {
    EBADENGINE: {
      patterns: ['ebadengine'],
      what: {
        es: 'el paquete pide otra versión de Node.js',
        en: 'the package wants another version of Node.js',
      },
    },
    ERESOLVE: {
      patterns: ['eresolve'],
      what: { es: 'npm no consigue casar las dependencias', en: 'npm cannot fit the dependencies together' },
    },
    ELIFECYCLE: {
      patterns: ['elifecycle'],
      what: {
        es: 'falló un script de npm: el motivo está más arriba',
        en: 'an npm script failed: the reason stands above',
      },
    },
    MODULE_NOT_FOUND: {
      patterns: [
        'module_not_found',
        'err_module_not_found',
        'cannot find module',
        "can't resolve",
        'modulenotfounderror',
        'importerror',
        'cannot find package',
      ],
      what: { es: 'falta un módulo', en: 'a module is missing' },
    },
    ERR_REQUIRE_ESM: {
      patterns: ['err_require_esm', 'require() of es module', 'cannot use import statement outside a module'],
      what: { es: 'se mezclan módulos ESM y CommonJS', en: 'ESM and CommonJS modules are mixed' },
    },
  },
});
