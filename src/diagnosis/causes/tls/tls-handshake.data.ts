import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/tls-errors',
  rules: [{ rank: 200, when: ['handshake'], certainty: 'certain' }],
  what: {
    es: 'La conexión se cortó antes de acabar la negociación de TLS.',
    en: 'The connection was cut before the TLS handshake was done.',
  },
  sources: ['lose-a-tls-peer/without-handler@node-20'],
  samples: [
    {
      source: 'lose-a-tls-peer/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: Client network socket disconnected before secure TLS connection was established',
        '    at TLSSocket.onConnectEnd (node:_tls_wrap:1752:19)',
        '    at TLSSocket.emit (node:events:536:35)',
        '    at endReadableNT (node:internal/streams/readable:1698:12)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21)',
        "Emitted 'error' event on TLSSocket instance at:",
        '    at emitErrorNT (node:internal/streams/destroy:169:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:128:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        "  code: 'ECONNRESET',",
        '  path: undefined,',
        "  host: '127.0.0.1',",
        '  port: <port>,',
        '  localAddress: undefined',
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/nodejs/help/issues/2076',
      text: [
        'request to https://registry.npmjs.org/rimraf failed, reason: Client network socket disconnected before secure TLS connection was established',
      ],
    },
    {
      source: 'https://github.com/firebase/firebase-tools/issues/2988',
      text: [
        '⚠  functions[onCreateUser3(us-central1)]: Deployment error.',
        'Server Error. Client network socket disconnected before secure TLS connection was established',
      ],
    },
  ],
});
