import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/tls-errors',
  error: '/reference/econnreset',
  rules: [{ rank: 40, when: ['hangUp', 'tlsHangUp'], certainty: 'certain' }],
  signals: { places: { tlsHangUp: ['tlssocket.onhangup*'] } },
  what: {
    es: 'El servidor cerró la conexión durante la negociación TLS: así lo decían las versiones antiguas de Node.js.',
    en: 'The server closed the connection during the TLS handshake: old versions of Node.js said it this way.',
  },
  sources: ['https://github.com/firebase/firebase-tools/issues/1309'],
  samples: [
    {
      source: 'https://github.com/firebase/firebase-tools/issues/1309',
      text: [
        '[debug] [2019-05-17T18:18:52.268Z] Error: socket hang up',
        '    at TLSSocket.onHangUp (_tls_wrap.js:1135:19)',
        '    at Object.onceWrapper (events.js:313:30)',
        '    at emitNone (events.js:111:20)',
        '    at TLSSocket.emit (events.js:208:7)',
        '    at endReadableNT (_stream_readable.js:1055:12)',
      ],
    },
  ],
});
