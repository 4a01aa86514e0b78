/** Codes of connections that never came about. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 30,
  errors: {
    ENXIO: {
      patterns: ['enxio', 'no such device or address'],
      what: {
        es: 'nadie tiene abierto el otro extremo, o no hay tal dispositivo',
        en: 'nobody has the other end open, or there is no such device',
      },
    },
    EHOSTUNREACH: {
      patterns: ['ehostunreach', 'no route to host'],
      what: { es: 'no hay ruta hasta esa máquina', en: 'there is no route to that host' },
    },
    ENETUNREACH: {
      patterns: ['enetunreach', 'network is unreachable'],
      what: { es: 'no hay red hasta allí', en: 'that network cannot be reached' },
    },
    ENOTCONN: {
      patterns: ['enotconn', 'endpoint is not connected', 'socket is not connected'],
      what: { es: 'el socket no está conectado', en: 'the socket is not connected' },
    },
    EPROTO: {
      patterns: ['eproto', 'wrong version number'],
      what: { es: 'el otro extremo habla otro protocolo', en: 'the other end speaks another protocol' },
    },
  },
});
