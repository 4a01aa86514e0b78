import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/econnreset',
  rules: [{ rank: 50, when: ['connectReset'], certainty: 'certain' }],
  signals: { errors: { connectReset: ['connect econnreset*'] } },
  what: {
    es: 'La conexión se cortó mientras se establecía: hubo quien respondió, y la rechazó con un RST.',
    en: 'The connection was cut while it was being made: somebody answered, and refused it with a RST.',
  },
  sources: ['https://github.com/netlify/cli/issues/7952'],
  samples: [
    {
      source: 'https://github.com/netlify/cli/issues/7952',
      text: [
        'FetchError: request to http://localhost:8080/ failed, reason: connect ECONNRESET 127.0.0.1:8080',
        '    at ClientRequest.<anonymous> (/home/dev/code/hello/node_modules/node-fetch/lib/index.js:1501:11)',
        '    at ClientRequest.emit (node:events:519:28)',
        '    at emitErrorEvent (node:_http_client:107:11)',
        '    at Socket.socketErrorListener (node:_http_client:574:5)',
        '    at Socket.emit (node:events:519:28)',
        '    at emitErrorNT (node:internal/streams/destroy:170:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:129:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:90:21)',
      ],
    },
  ],
});
