import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/aborted',
  rules: [{ rank: 530, when: ['aborted'], unless: ['timeout'], certainty: 'certain' }],
  signals: { places: { timeout: ['timeout of*', 'etimedout', 'timed out', 'esockettimedout'] } },
  what: {
    es: 'La conexión se cortó en mitad de una petición o de una respuesta.',
    en: 'The connection was cut in the middle of a request or a response.',
  },
  sources: ['response-cut-short/without-handler@node-20'],
  samples: [
    {
      source: 'response-cut-short/without-handler@node-20',
      text: [
        'node:internal/modules/run_main:123',
        '    triggerUncaughtException(',
        '    ^',
        '',
        'Error: aborted',
        '    at Socket.socketCloseListener (node:_http_client:464:19)',
        '    at Socket.emit (node:events:536:35)',
        '    at TCP.<anonymous> (node:net:343:12) {',
        "  code: 'ECONNRESET'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/mckaywrigley/chatbot-ui/issues/632',
      text: [
        'error - uncaughtException: Error: aborted',
        '    at connResetException (node:internal/errors:717:14)',
        '    at abortIncoming (node:_http_server:754:17)',
        '    at socketOnClose (node:_http_server:748:3)',
        '    at TCP.<anonymous> (node:net:322:12) {',
        "  code: 'ECONNRESET'",
      ],
    },
    {
      source: 'https://github.com/nodejs/help/issues/2166',
      text: [
        'Unhandled error for request POST /api/users/imageUpdate: BadRequestError: request aborted',
        '    at IncomingMessage.onAborted (/app/node_modules/raw-body/index.js:231:10)',
        '    at abortIncoming (_http_server.js:445:9)',
        '    at socketOnClose (_http_server.js:438:3)',
      ],
    },
  ],
});
