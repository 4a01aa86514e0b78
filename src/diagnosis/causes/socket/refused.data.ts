import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/econnrefused',
  rules: [{ rank: 100, when: ['refused|pyRefused'], certainty: 'certain' }],
  signals: {
    errors: { pyRefused: ['connectionrefusederror', '[errno 111]', '[errno 61]', '[winerror 10061]'] },
  },
  what: {
    es: 'Nadie escucha en esa dirección y ese puerto: no llegó a haber conexión.',
    en: 'Nobody listens at that address and port: there never was a connection.',
  },
  sources: ['connection-refused/without-handler@node-20'],
  samples: [
    {
      source: 'connection-refused/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error: connect ECONNREFUSED 127.0.0.1:<port>',
        '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)',
        "Emitted 'error' event on Socket instance at:",
        '    at emitErrorNT (node:internal/streams/destroy:169:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:128:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        '  errno: -111,',
        "  code: 'ECONNREFUSED',",
        "  syscall: 'connect',",
        "  address: '127.0.0.1',",
        '  port: <port>',
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/netlify/cli/issues/941',
      text: ['error while proxying request: connect ECONNREFUSED 127.0.0.1:57885'],
    },
    {
      source: 'https://github.com/IIC2233/Syllabus-2024-1/issues/543',
      text: [
        '[WinError 10061] No se puede establecer una conexión ya que el equipo de destino denegó expresamente dicha conexión.',
      ],
    },
  ],
});
