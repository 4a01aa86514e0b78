import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/client-leaves',
  error: '/reference/econnreset',
  rules: [{ rank: 1090, when: ['reset', 'httpServer'], certainty: 'likely' }],
  what: {
    es: 'El cliente cortó la conexión mientras el servidor la atendía.',
    en: 'The client reset the connection while the server was serving it.',
  },
  settle: {
    es: 'El evento `close` de la respuesta sin que `writableFinished` sea cierto.',
    en: 'The `close` event of the response while `writableFinished` is false.',
  },
  sources: ['claims-checked/demo-client-error@node-20'],
  samples: [
    {
      source: 'https://github.com/mckaywrigley/chatbot-ui/issues/632',
      isFirst: false,
      text: [
        'error - uncaughtException: Error: aborted',
        '    at connResetException (node:internal/errors:717:14)',
        '    at abortIncoming (node:_http_server:754:17)',
        '    at socketOnClose (node:_http_server:748:3)',
        '    at TCP.<anonymous> (node:net:322:12) {',
        "  code: 'ECONNRESET'",
      ],
    },
  ],
});
