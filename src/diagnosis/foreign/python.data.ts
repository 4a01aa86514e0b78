/** Classes of Python. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 80,
  errors: {
    UnicodeDecodeError: {
      patterns: ['unicodedecodeerror'],
      what: { es: 'los bytes están en otra codificación', en: 'the bytes are in another encoding' },
    },
    UnicodeEncodeError: {
      patterns: ['unicodeencodeerror'],
      what: { es: 'ese carácter no cabe en la codificación', en: 'that character does not fit the encoding' },
    },
    KeyError: { patterns: ['keyerror'], what: { es: 'no existe esa clave', en: 'there is no such key' } },
    ValueError: { patterns: ['valueerror'], what: { es: 'un valor no vale', en: 'a value is not valid' } },
    IndexError: {
      patterns: ['indexerror'],
      what: { es: 'no existe ese índice', en: 'there is no such index' },
    },
    EOFError: {
      patterns: ['eof when reading a line', 'ran out of input'],
      what: { es: 'se acabó la entrada', en: 'the input is over' },
    },
    AttributeError: {
      patterns: ['attributeerror'],
      what: { es: 'no existe ese atributo', en: 'there is no such attribute' },
    },
    NameError: {
      patterns: ['nameerror'],
      what: { es: 'ese nombre no está definido', en: 'that name is not defined' },
    },
    ZeroDivisionError: {
      patterns: ['zerodivisionerror'],
      what: { es: 'división por cero', en: 'division by zero' },
    },
    RecursionError: {
      patterns: ['recursionerror'],
      what: { es: 'demasiada recursión', en: 'too much recursion' },
    },
    RuntimeError: {
      patterns: ['runtimeerror'],
      what: {
        es: 'error del programa, sin clase propia',
        en: 'an error of the program, without a class of its own',
      },
    },
    KeyboardInterrupt: {
      patterns: ['keyboardinterrupt'],
      what: { es: 'se interrumpió con Ctrl-C', en: 'it was interrupted with Ctrl-C' },
    },
  },
});
