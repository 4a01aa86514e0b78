import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/err-stream-premature-close',
  rules: [{ rank: 430, when: ['premature'], certainty: 'certain' }],
  what: {
    es: 'Un stream se cerró sin haber terminado, y `pipeline` o `finished` se dieron cuenta.',
    en: 'A stream was closed before it had ended, and `pipeline` or `finished` noticed.',
  },
  sources: ['premature-close/without-handler@node-20'],
  samples: [
    {
      source: 'premature-close/without-handler@node-20',
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
      source: 'https://github.com/sindresorhus/got/issues/1003',
      text: [
        '  Uncaught exception in test/stream.ts',
        '  /app/node_modules/@szmarczak/http-timer/source/index.ts:75',
        '  Error [ERR_STREAM_PREMATURE_CLOSE]: Premature close',
      ],
    },
    {
      source: 'https://github.com/fastify/fastify/issues/371',
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
