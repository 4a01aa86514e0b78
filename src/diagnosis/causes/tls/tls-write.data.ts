import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/tls',
  error: '/reference/tls-errors',
  rules: [{ rank: 360, when: ['epipe', 'tls'], certainty: 'likely' }],
  what: {
    es: 'Se escribió en una conexión TLS cuyo otro extremo se había ido.',
    en: 'A TLS connection was written to after its other end had gone.',
  },
  settle: {
    es: 'De quién es la conexión: la llamada del programa que la abrió, o el servidor que la aceptó.',
    en: 'Whose connection it is: the call in the program that opened it, or the server that accepted it.',
  },
  sources: ['https://github.com/nodejs/node/issues/13263'],
  samples: [
    {
      source: 'https://github.com/Nerixyz/instagram_mqtt/issues/60',
      text: [
        'Error: write EPIPE',
        '    at WriteWrap.onWriteComplete [as oncomplete] (internal/stream_base_commons.js:92:16)',
        '    at writeGeneric (internal/stream_base_commons.js:143:15)',
        '    at TLSSocket.Socket._writeGeneric (net.js:786:11)',
        '    at TLSSocket.Socket._write (net.js:798:8)',
      ],
    },
  ],
});
