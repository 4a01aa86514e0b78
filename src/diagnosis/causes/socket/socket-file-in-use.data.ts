import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/unix-sockets',
  rules: [{ rank: 1190, when: ['inUse', 'unixSocket'], certainty: 'likely' }],
  signals: { errors: { inUse: ['eaddrinuse'] } },
  what: {
    es: 'En esa ruta ya hay un socket Unix: lo escucha otro proceso, o lo dejó uno que murió.',
    en: 'There is a Unix socket at that path already: another process listens on it, or one that died left it behind.',
  },
  settle: {
    es: 'Conectarse a esa ruta: si nadie responde, `ECONNREFUSED` dice que el archivo sobra.',
    en: 'Connect to that path: if nobody answers, `ECONNREFUSED` tells that the file is left over.',
  },
  sources: ['https://github.com/theanarkh/nodejs-ipc/issues/1'],
  samples: [
    {
      source: 'https://github.com/theanarkh/nodejs-ipc/issues/1',
      text: [
        '➜  nodejs-ipc-main node test/testIpc/server.js ',
        'events.js:291',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: listen EADDRINUSE: address already in use /tmp/unix.sock',
        '    at Server.setupListenHandle [as _listen2] (net.js:1300:21)',
        '    at listenInCluster (net.js:1365:12)',
        '    at Server.listen (net.js:1462:5)',
        '    at new Server (/Users/ana/Downloads/nodejs-ipc-main/src/ipc/server.js:27:10)',
        "Emitted 'error' event on Server instance at:",
        '    at emitErrorNT (net.js:1344:8)',
        '    at processTicksAndRejections (internal/process/task_queues.js:84:21) {',
        "  code: 'EADDRINUSE',",
        "  errno: 'EADDRINUSE',",
        "  syscall: 'listen',",
        "  address: '/tmp/unix.sock',",
        '  port: -1',
        '}',
      ],
    },
  ],
});
