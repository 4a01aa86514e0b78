import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/unhandled-error-event',
  rules: [
    {
      rank: 1240,
      when: ['epipe|reset|hangUp|ownPipe|refused|afterEnd|handshake|ipc', 'unhandled'],
      certainty: 'certain',
    },
  ],
  signals: { places: { unhandled: ["unhandled 'error' event", "emitted 'error' event*", 'throw er;'] } },
  what: {
    es: 'Nadie escuchaba el evento `error`: por eso terminó el proceso, aunque no por eso se cortó la conexión.',
    en: 'Nobody listened for the `error` event: that is why the process ended, though not why the connection broke.',
  },
  sources: ['listen-for-errors/without-handler@node-20'],
  samples: [
    {
      source: 'listen-for-errors/without-handler@node-20',
      isFirst: false,
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
        '    at <anonymous> (without-handler.ts:10:50)',
        '    at afterWrite (node:internal/streams/writable:710:5)',
        '    at afterWriteTick (node:internal/streams/writable:696:10)',
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
      source: 'https://github.com/xrpscan/hermes/issues/1',
      isFirst: false,
      text: [
        '[2] node:events:515',
        "[2]       throw er; // Unhandled 'error' event",
        '[2]       ^',
        '[2] ',
        '[2] Error: 14 UNAVAILABLE: read ECONNRESET',
      ],
    },
  ],
});
