import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/dead-stdout',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 260, when: ['epipe', 'stdout|fsWrite|fastWrite', 'service'], certainty: 'likely' }],
  what: {
    es: 'Un servicio escribió en una salida estándar que ya nadie lee.',
    en: 'A service wrote to a standard output that nobody reads any more.',
  },
  settle: {
    es: 'Enviar su salida a un archivo: si el error desaparece, se había ido quien la leía (la terminal, el gestor de procesos).',
    en: 'Send its output to a file: if the error goes away, its reader had gone (the terminal, the process manager).',
  },
  sources: ['https://github.com/Unitech/pm2/issues/4325'],
  samples: [
    {
      source: 'https://github.com/joelklabo/nostr-control/issues/15',
      text: [
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: write EPIPE',
        '    at afterWriteDispatched (node:internal/stream_base_commons:160:15)',
        '    at writeGeneric (node:internal/stream_base_commons:151:3)',
        '    at Socket._writeGeneric (node:net:930:11)',
        '    at Socket._write (node:net:942:8)',
        '    at writeOrBuffer (node:internal/streams/writable:392:12)',
        '    at _write (node:internal/streams/writable:333:10)',
        '    at Writable.write (node:internal/streams/writable:337:10)',
        '    at FileLogger._logStdOut (file:///home/maria/.lightning/plugins/nostr-control/node_modules/cln-file-logger/index.js:82:20)',
        '    at FileLogger._log (file:///home/maria/.lightning/plugins/nostr-control/node_modules/cln-file-logger/index.js:59:10)',
        '    at FileLogger.logError (file:///home/maria/.lightning/plugins/nostr-control/node_modules/cln-file-logger/index.js:40:8)',
        "Emitted 'error' event on Socket instance at:",
        '    at emitErrorNT (node:internal/streams/destroy:151:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:116:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        '  errno: -32,',
        "  code: 'EPIPE',",
        "  syscall: 'write'",
        '}',
      ],
    },
  ],
});
