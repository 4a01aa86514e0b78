/** Classes of JavaScript. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 70,
  errors: {
    TypeError: {
      patterns: ['typeerror'],
      what: {
        es: 'un valor no es del tipo que se esperaba',
        en: 'a value is not of the type that was expected',
      },
    },
    ReferenceError: {
      patterns: ['referenceerror'],
      what: { es: 'ese nombre no está definido', en: 'that name is not defined' },
    },
    RangeError: {
      patterns: ['rangeerror', 'maximum call stack size exceeded'],
      what: { es: 'un valor está fuera de sus límites', en: 'a value is out of its limits' },
    },
    SyntaxError: {
      patterns: [
        'syntaxerror',
        'unexpected token*',
        'indentationerror',
        'in json at position*',
        'character after json*',
      ],
      what: {
        es: 'el texto del programa o de los datos no se entiende',
        en: 'the text of the program or data cannot be parsed',
      },
    },
    AssertionError: {
      patterns: ['assertionerror', 'err_assertion'],
      what: { es: 'no se cumple una comprobación', en: 'an assertion does not hold' },
    },
    AbortError: {
      patterns: ['aborterror', 'abort_err', 'the operation was aborted*', 'signal has been aborted'],
      what: {
        es: 'el propio programa canceló la operación',
        en: 'the program itself cancelled the operation',
      },
    },
  },
});
