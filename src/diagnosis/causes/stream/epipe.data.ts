import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/epipe',
  rules: [{ rank: 1030, when: ['epipe'], certainty: 'certain', ask: 'writing' }],
  what: {
    es: 'Se escribió en una tubería o un socket cuyo otro extremo se había ido; el texto no dice cuál.',
    en: 'A pipe or socket was written to after its other end had gone; the text does not say which.',
  },
  sources: ['trigger-broken-pipe/without-handler@node-20'],
  samples: [
    {
      source: 'trigger-broken-pipe/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: write EPIPE',
        '    at afterWriteDispatched (node:internal/stream_base_commons:161:15)',
        '    at writeGeneric (node:internal/stream_base_commons:152:3)',
        '    at Socket._writeGeneric (node:net:958:11)',
        '    at Socket._write (node:net:970:8)',
        '    at writeOrBuffer (node:internal/streams/writable:572:12)',
        '    at _write (node:internal/streams/writable:501:10)',
        '    at Writable.write (node:internal/streams/writable:510:10)',
        '    at <anonymous> (without-handler.ts:6:8)',
        "Emitted 'error' event on Socket instance at:",
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
      source: 'https://github.com/oven-sh/bun/issues/5828',
      text: ['optionalDependencies:', 'error: An internal error ocurred (EPIPE)'],
    },
    {
      source: 'https://github.com/neoclide/coc.nvim/issues/2746',
      text: ['ERROR (pid:3292) [language-client-client] - connection error: Error: write EPIPE'],
    },
  ],
});
