import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/ended-by-the-other-party',
  rules: [{ rank: 10, when: ['ownPipe'], certainty: 'certain' }],
  what: {
    es: 'El extremo remoto había enviado su FIN, y Node.js rechazó la escritura por su cuenta, sin llegar al núcleo.',
    en: 'The other end had sent its FIN, and Node.js refused the write by itself, without asking the kernel.',
  },
  sources: ['write-after-fin/without-handler@node-20'],
  samples: [
    {
      source: 'write-after-fin/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: This socket has been ended by the other party',
        '    at genericNodeError (node:internal/errors:984:15)',
        '    at wrappedFn (node:internal/errors:538:14)',
        '    at Socket.writeAfterFIN [as write] (node:net:566:14)',
        '    at <anonymous> (without-handler.ts:17:8)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
        "Emitted 'error' event on Socket instance at:",
        '    at emitErrorNT (node:internal/streams/destroy:169:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:128:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        "  code: 'EPIPE'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/cypress-io/cypress/issues/27552',
      text: [
        'This socket has been ended by the other party',
        'Error: This socket has been ended by the other party',
        '    at TLSSocket.writeAfterFIN [as write] (node:net:487:14)',
      ],
    },
    {
      source: 'https://github.com/websockets/ws/issues/704',
      text: [
        'Error properties (debug)',
        'code: EPIPE',
        '',
        'Stack',
        'Error: This socket has been ended by the other party',
        'at TLSSocket.writeAfterFIN [as write] (net.js:274:12)',
        'at Sender.frameAndSend (/app/node_modules/ws/lib/Sender.js:232:22)',
        'at /app/node_modules/ws/lib/PerMessageDeflate.js:301:5',
      ],
    },
  ],
});
