import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/unix-sockets',
  error: '/reference/epipe',
  rules: [{ rank: 380, when: ['epipe', 'unixSocket'], certainty: 'likely' }],
  what: {
    es: 'El proceso al otro lado de un socket Unix terminó o cerró la conexión.',
    en: 'The process at the other end of a Unix socket ended or closed the connection.',
  },
  settle: {
    es: 'El registro de ese proceso: si se reinició a la misma hora, es esto.',
    en: 'The log of that process: if it was restarted at that time, this is it.',
  },
  sources: ['serve-unix-socket/without-handler@node-20'],
  samples: [
    {
      source: 'https://github.com/dgreif/ring/issues/623',
      text: [
        '21/04/2021, 21:55:28',
        'Ring Bridge',
        'ERROR',
        'Error: write EPIPE at afterWriteDispatched (internal/stream_base_commons.js:156:25) at writeGeneric (internal/stream_base_commons.js:147:3) at Socket._writeGeneric (net.js:785:11) at Socket._write (net.js:797:8) at writeOrBuffer (internal/streams/writable.js:358:12) at Socket.Writable.write (internal/streams/writable.js:303:10) at /usr/lib/hoobsd/node_modules/@hoobs/ipc/src/client.ts:58:24 at Socket.<anonymous> (/usr/lib/hoobsd/node_modules/@hoobs/ipc/src/client.ts:70:36) at Socket.emit (events.js:315:20) at Socket.EventEmitter.emit (domain.js:467:12) at PipeConnectWrap.afterConnect [as oncomplete] (net.js:1132:10)',
      ],
    },
  ],
});
