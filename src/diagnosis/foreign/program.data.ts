/** Programs that could not be started, or failed. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 20,
  errors: {
    'Command failed': {
      patterns: ['command failed', 'calledprocesserror'],
      what: {
        es: 'una orden terminó con un código distinto de cero',
        en: 'a command ended with a code other than zero',
      },
    },
    'spawn failed': {
      patterns: ['error: spawn failed'],
      what: { es: 'no se pudo arrancar el programa', en: 'the program could not be started' },
    },
    'not implemented': {
      patterns: ['not yet implemented', 'err_method_not_implemented', 'notimplementederror'],
      what: { es: 'el entorno aún no lo ofrece', en: 'the runtime does not offer it yet' },
    },
  },
});
