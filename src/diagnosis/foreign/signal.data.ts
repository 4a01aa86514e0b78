/** Signals, and commands that are missing. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 90,
  errors: {
    SIGSEGV: {
      patterns: ['sigsegv', 'segmentation fault', 'violacion de segmento', 'exit code 139'],
      what: { es: 'acceso a memoria ajena', en: 'memory was touched that is not its own' },
    },
    SIGKILL: {
      patterns: ['sigkill'],
      what: {
        es: 'alguien mató el proceso (o le faltó memoria)',
        en: 'something killed the process (or memory ran out)',
      },
    },
    'command not found': {
      patterns: [
        'command not found',
        'orden no encontrada',
        'is not recognized as an internal or external command',
        'no se reconoce como un comando*',
      ],
      what: {
        es: 'el intérprete de órdenes no encuentra esa orden',
        en: 'the shell cannot find that command',
      },
    },
  },
});
