import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/tls',
  error: '/reference/tls-errors',
  rules: [{ rank: 1110, when: ['reset', 'tls'], certainty: 'possible' }],
  what: {
    es: 'El otro extremo de una conexión TLS la cortó.',
    en: 'The other end of a TLS connection cut it.',
  },
  settle: {
    es: 'De quién es la conexión: la llamada del programa que la abrió, o el servidor que la aceptó.',
    en: 'Whose connection it is: the call in the program that opened it, or the server that accepted it.',
  },
  sources: ['survive-tls-peers/without-handler@node-20'],
  samples: [
    {
      source: 'survive-tls-peers/without-handler@node-20',
      isFirst: false,
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: write ECONNRESET',
        '    at WriteWrap.onWriteComplete [as oncomplete] (node:internal/stream_base_commons:95:16)',
        '    at handleWriteReq (node:internal/stream_base_commons:62:21)',
        '    at writeGeneric (node:internal/stream_base_commons:150:15)',
        '    at Socket._writeGeneric (node:net:958:11)',
        '    at Socket._write (node:net:970:8)',
        '    at writeOrBuffer (node:internal/streams/writable:572:12)',
        '    at _write (node:internal/streams/writable:501:10)',
        '    at Writable.write (node:internal/streams/writable:510:10)',
        '    at <anonymous> (without-handler.ts:17:8)',
        "Emitted 'error' event on TLSSocket instance at:",
        '    at emitErrorNT (node:internal/streams/destroy:169:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:128:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        '  errno: -104,',
        "  code: 'ECONNRESET',",
        "  syscall: 'write'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/vitejs/vite/issues/4794',
      isFirst: false,
      text: [
        '10:46:37 AM [vite] http proxy error:',
        'Error: read ECONNRESET',
        '    at TLSWrap.onStreamRead (node:internal/stream_base_commons:220:20) (x8)',
      ],
    },
  ],
});
