import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/upload-answered-early',
  error: '/reference/epipe',
  rules: [{ rank: 340, when: ['epipe', 'httpClient'], certainty: 'likely' }],
  what: {
    es: 'El servidor respondió o cerró mientras aún se le enviaba el cuerpo de la petición.',
    en: 'The server answered or closed while the body of the request was still being sent.',
  },
  settle: {
    es: 'Si falla con cuerpos grandes y no con pequeños, el servidor lo rechazó: su respuesta (413, 401…) dice por qué.',
    en: 'If it fails with large bodies and not with small ones, the server refused it: its answer (413, 401…) says why.',
  },
  sources: ['answer-upload-early/without-handler@node-20'],
  samples: [
    {
      source: 'answer-upload-early/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: write EPIPE',
        '    at WriteWrap.onWriteComplete [as oncomplete] (node:internal/stream_base_commons:95:16)',
        "Emitted 'error' event on ClientRequest instance at:",
        '    at emitErrorEvent (node:_http_client:101:11)',
        '    at Socket.socketErrorListener (node:_http_client:504:5)',
        '    at Socket.emit (node:events:524:28)',
        '    at emitErrorNT (node:internal/streams/destroy:169:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:128:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        '  errno: -32,',
        "  code: 'EPIPE',",
        "  syscall: 'write'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/anthropics/anthropic-sdk-typescript/issues/395',
      text: [
        'FetchError: request to https://api.example.com/v1/messages failed, reason: write EPIPE',
        '      at ClientRequest.eval (webpack-internal:///(rsc)/./node_modules/node-fetch/lib/index.mjs:1333:20)',
      ],
    },
    {
      source: 'https://github.com/nodejs/help/issues/2963',
      text: [
        'error FetchError: request to http://localhost:3200/upload failed, reason: write EPIPE',
        '    at ClientRequest.<anonymous> (/Volumes/Disk 2/Test/multer-project/node_modules/node-fetch/lib/index.js:1455:11)',
        '    at ClientRequest.emit (events.js:327:22)',
        '    at Socket.socketErrorListener (_http_client.js:467:9)',
        '    at Socket.emit (events.js:315:20)',
        '    at emitErrorNT (internal/streams/destroy.js:100:8)',
        '    at emitErrorCloseNT (internal/streams/destroy.js:68:3)',
        '    at processTicksAndRejections (internal/process/task_queues.js:84:21) {',
        "  type: 'system',",
        "  errno: 'EPIPE',",
        "  code: 'EPIPE'",
        '}',
      ],
    },
  ],
});
