import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/err-stream-write-after-end',
  rules: [{ rank: 460, when: ['afterEnd'], certainty: 'certain' }],
  what: {
    es: 'El propio programa escribió en un stream después de haberlo terminado con `end`.',
    en: 'The program itself wrote to a stream after having ended it with `end`.',
  },
  sources: ['write-after-end/without-handler@node-20'],
  samples: [
    {
      source: 'write-after-end/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error [ERR_STREAM_WRITE_AFTER_END]: write after end',
        '    at _write (node:internal/streams/writable:489:11)',
        '    at Writable.write (node:internal/streams/writable:510:10)',
        '    at <anonymous> (without-handler.ts:17:8)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
        "Emitted 'error' event on Socket instance at:",
        '    at emitErrorNT (node:internal/streams/destroy:169:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:128:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        "  code: 'ERR_STREAM_WRITE_AFTER_END'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/follow-redirects/follow-redirects/issues/50',
      text: [
        'Error: write after end',
        '    at ClientRequest.OutgoingMessage.write (_http_outgoing.js:439:15)',
        '    at Writable.RedirectableRequest._write (/app/node_modules/follow-redirects/index.js:170:23)',
        '    at TLSSocket.WritableState.onwrite (_stream_writable.js:89:5)',
      ],
    },
    {
      source: 'https://github.com/C2FO/fast-csv/issues/122',
      text: [
        'Error: write after end',
        'at writeAfterEnd (_stream_writable.js:133:12)',
        'at PassThrough.Writable.write (_stream_writable.js:181:5)',
        'at write (_stream_readable.js:602:24)',
        'at flow (_stream_readable.js:611:7)',
        'at _stream_readable.js:579:7',
        'at process._tickDomainCallback (node.js:486:13)',
      ],
    },
  ],
});
