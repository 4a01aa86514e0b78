/** Answers of HTTP servers. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 100,
  errors: {
    'HTTP 4xx': {
      patterns: [
        'status code 4*',
        'response code: 4*',
        'rpc failed; http 4*',
        'returned error: 4*',
        '401 unauthorized',
        '403 forbidden',
        '404 not found',
        '413 request entity too large',
        '413 payload too large',
        '429 too many requests',
      ],
      what: { es: 'el servidor rechazó la petición', en: 'the server refused the request' },
    },
    'HTTP 5xx': {
      patterns: [
        'status code 5*',
        'response code: 5*',
        'rpc failed; http 5*',
        'returned error: 5*',
        '500 internal server error',
        '502 bad gateway',
        '503 service*',
        '504 gateway*',
      ],
      what: { es: 'falló el servidor', en: 'the server failed' },
    },
  },
});
