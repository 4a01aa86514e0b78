import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/keep-alive-reuse',
  error: '/reference/econnreset',
  rules: [{ rank: 1080, when: ['reset', 'httpClient'], certainty: 'likely' }],
  what: {
    es: 'El servidor cortó la conexión de una petición, a menudo una que se guardaba para reutilizarla.',
    en: 'The server reset the connection of a request, often one that was kept for reuse.',
  },
  settle: {
    es: 'Repetir la petición por una conexión nueva: si funciona, la anterior estaba caducada.',
    en: 'Send the request again over a new connection: if that works, the old one was stale.',
  },
  sources: ['https://github.com/axios/axios/issues/5929'],
  samples: [
    {
      source: 'https://github.com/janoside/btc-rpc-explorer/issues/80',
      text: [
        "code: 'ECONNRESET' } stack: Error; socket hung up",
        '  at createHangupError 9_http_client.js:3423;15)',
        'at Socket.socketOnEnd',
      ],
    },
    {
      source: 'https://github.com/nodejs/node/issues/27916',
      text: [
        'node:events:498',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: read ECONNRESET',
        '    at TLSWrap.onStreamRead (node:internal/stream_base_commons:217:20)',
        "Emitted 'error' event on ClientRequest instance at:",
        '    at TLSSocket.socketErrorListener (node:_http_client:442:9)',
        '    at TLSSocket.emit (node:events:520:28)',
        '    at emitErrorNT (node:internal/streams/destroy:157:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:122:3)',
        '    at processTicksAndRejections (node:internal/process/task_queues:83:21) {',
        '  errno: -54,',
        "  code: 'ECONNRESET',",
        "  syscall: 'read'",
        '}',
      ],
    },
  ],
});
