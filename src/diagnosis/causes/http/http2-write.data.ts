import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/http2',
  error: '/reference/http2-errors',
  rules: [{ rank: 190, when: ['epipe', 'http2Frame'], certainty: 'likely' }],
  signals: {
    places: {
      http2Frame: [
        'http2session*',
        'http2stream*',
        'http2/core*',
        'internal/http2*',
        'node:http2*',
        'clienthttp2*',
        'serverhttp2*',
        'spdy*',
        'http2',
      ],
    },
  },
  what: {
    es: 'Se escribió en una conexión de HTTP/2 cuyo otro extremo se había ido.',
    en: 'An HTTP/2 connection was written to after its other end had gone.',
  },
  settle: {
    es: 'Los eventos `goaway` y `close` de la sesión: si llegan antes que el error, se iba a cerrar.',
    en: 'The `goaway` and `close` events of the session: if they come before the error, it was closing.',
  },
  sources: ['https://github.com/nodejs/node/issues/38258'],
  samples: [
    {
      source: 'made-up',
      text: [
        'Error: write EPIPE',
        '    at WriteWrap.onWriteComplete [as oncomplete] (node:internal/stream_base_commons:94:16)',
        "Emitted 'error' event on ClientHttp2Session instance at:",
        '    at emitClose (node:internal/http2/core:1117:10)',
      ],
    },
  ],
});
