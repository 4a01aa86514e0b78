import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/keep-alive-reuse',
  error: '/reference/econnreset',
  rules: [{ rank: 1070, when: ['hangUp'], certainty: 'likely' }],
  what: {
    es: 'El servidor cerró la conexión sin responder, a menudo una que se guardaba para reutilizarla.',
    en: 'The server closed the connection without answering, often one that was kept for reuse.',
  },
  settle: {
    es: 'Repetir la petición por una conexión nueva: si funciona, la anterior estaba caducada; si no, el servidor la rechaza.',
    en: 'Send the request again over a new connection: if that works, the old one was stale; if not, the server refuses it.',
  },
  sources: ['retry-stale-connection/without-handler@node-20'],
  samples: [
    {
      source: 'retry-stale-connection/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: socket hang up',
        '    at Socket.socketOnEnd (node:_http_client:528:25)',
        '    at Socket.emit (node:events:536:35)',
        '    at endReadableNT (node:internal/streams/readable:1698:12)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21)',
        "Emitted 'error' event on ClientRequest instance at:",
        '    at emitErrorEvent (node:_http_client:101:11)',
        '    at Socket.socketOnEnd (node:_http_client:528:5)',
        '    at Socket.emit (node:events:536:35)',
        '    at endReadableNT (node:internal/streams/readable:1698:12)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        "  code: 'ECONNRESET'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/firebase/firebase-tools/issues/43',
      text: [
        'Preparing to deploy Public Directory...',
        'progress: 43%Deploy Error - socket hang up ',
        '',
        'Preparing to deploy Public Directory...',
        'progress: 14%Deploy Error - read ECONNRESET',
      ],
    },
    {
      source: 'https://github.com/gautamsi/ews-javascript-api/issues/443',
      text: [
        ' cause: Error: socket hang up',
        '      at connResetException (node:internal/errors:705:14)',
        '      at Socket.socketOnEnd (node:_http_client:518:23)',
        '      at Socket.emit (node:events:525:35)',
        "    code: 'ECONNRESET'",
      ],
    },
  ],
});
