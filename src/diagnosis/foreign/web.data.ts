/** Certificates, browsers and HTTP parsers. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 60,
  errors: {
    CERT: {
      patterns: [
        'cert_has_expired',
        'self signed certificate',
        'self-signed certificate',
        'depth_zero_self_signed_cert',
        'self_signed_cert_in_chain',
        'unable_to_verify_leaf_signature',
        'unable_to_get_issuer_cert*',
        'certificate_verify_failed',
        'certificate verify failed',
        'err_tls_cert_altname_invalid',
        'certificate has expired',
        'unable to verify the first certificate',
      ],
      what: { es: 'el certificado no se acepta', en: 'the certificate is not accepted' },
    },
    CORS: {
      patterns: ['blocked by cors policy', 'access-control-allow-origin'],
      what: { es: 'el navegador bloqueó la petición (CORS)', en: 'the browser blocked the request (CORS)' },
    },
    HPE_: {
      patterns: ['hpe_*', 'parse error: expected http*', 'httpparsererror', 'malformed_http_response*'],
      what: { es: 'lo recibido no es HTTP válido', en: 'what was received is not valid HTTP' },
    },
  },
});
