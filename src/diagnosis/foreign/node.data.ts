/** Codes of Node.js. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 50,
  errors: {
    ERR_HTTP_HEADERS_SENT: {
      patterns: ['err_http_headers_sent', 'cannot set headers after they are sent*'],
      what: {
        es: 'las cabeceras de la respuesta ya se habían enviado',
        en: 'the headers of the response had been sent already',
      },
    },
    ERR_INVALID_ARG_TYPE: {
      patterns: ['err_invalid_arg_type', 'err_invalid_arg_value'],
      what: { es: 'un argumento es de otro tipo', en: 'an argument has the wrong type' },
    },
    ERR_OSSL_EVP_UNSUPPORTED: {
      patterns: ['err_ossl_evp_unsupported', 'digital envelope routines*'],
      what: { es: 'OpenSSL no admite ese algoritmo', en: 'OpenSSL does not support that algorithm' },
    },
    ERR_UNHANDLED_REJECTION: {
      patterns: ['err_unhandled_rejection'],
      what: { es: 'nadie atendió el rechazo de una promesa', en: "nobody handled a promise's rejection" },
    },
  },
});
