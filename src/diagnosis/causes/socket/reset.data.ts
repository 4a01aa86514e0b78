import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/econnreset',
  rules: [{ rank: 1100, when: ['reset|peerReset|errnoReset'], certainty: 'certain', ask: 'reading' }],
  what: {
    es: 'El otro extremo cortó la conexión (RST); el texto no dice cuál era.',
    en: 'The other end cut the connection (RST); the text does not say which one it was.',
  },
  sources: ['connection-reset/without-handler@node-20'],
  samples: [
    {
      source: 'connection-reset/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: read ECONNRESET',
        '    at TCP.onStreamRead (node:internal/stream_base_commons:218:20)',
        "Emitted 'error' event on Socket instance at:",
        '    at emitErrorNT (node:internal/streams/destroy:169:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:128:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        '  errno: -104,',
        "  code: 'ECONNRESET',",
        "  syscall: 'read'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/rustdesk/rustdesk/pull/2602',
      text: ['An existing connection was forcibly closed by the remote host. (os error 10054)'],
    },
    {
      source: 'https://github.com/sequelize/sequelize/issues/7248',
      text: [
        'Error: read ECONNRESET',
        '    at exports._errnoException (util.js:1022:11)',
        '    at Pipe.onread (net.js:572:26)',
      ],
    },
  ],
});
