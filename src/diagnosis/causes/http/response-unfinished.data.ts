import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/client-leaves',
  error: '/reference/err-stream-premature-close',
  rules: [{ rank: 450, when: ['premature', 'httpServer'], certainty: 'likely' }],
  what: {
    es: 'Una respuesta que se enviaba con `pipeline` quedó a medias porque el cliente se fue.',
    en: 'A response that was sent with `pipeline` stayed unfinished because the client left.',
  },
  settle: {
    es: 'Qué stream se cerró: si es la respuesta, se fue el cliente; si es la fuente, falló esta.',
    en: 'Which stream was closed: if it was the response, the client left; if it was the source, the source failed.',
  },
  sources: ['stop-when-client-leaves/without-handler@node-20'],
  samples: [
    {
      source: 'stop-when-client-leaves/without-handler@node-20',
      isFirst: false,
      text: [
        'node:internal/streams/end-of-stream:159',
        '                             new ERR_STREAM_PREMATURE_CLOSE());',
        '                             ^',
        '',
        'Error [ERR_STREAM_PREMATURE_CLOSE]: Premature close',
        '    at ServerResponse.onclose (node:internal/streams/end-of-stream:159:30)',
        '    at ServerResponse.emit (node:events:536:35)',
        '    at emitCloseNT (node:_http_server:1019:10)',
        '    at Socket.onServerResponseClose (node:_http_server:277:5)',
        '    at Socket.emit (node:events:536:35)',
        '    at TCP.<anonymous> (node:net:343:12) {',
        "  code: 'ERR_STREAM_PREMATURE_CLOSE'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/fastify/fastify/issues/371',
      isFirst: false,
      text: [
        '06:44:49  client error',
        '06:44:49  premature close',
        "Error: Can't set headers after they are sent.",
        '    at validateHeader (_http_outgoing.js:489:11)',
        '    at ServerResponse.setHeader (_http_outgoing.js:496:3)',
      ],
    },
  ],
});
