import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/python-sockets',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 800, when: ['pyReset|pyAborted', 'pySocket'], certainty: 'likely' }],
  what: {
    es: 'El otro extremo cortó la conexión de un socket.',
    en: "The other end reset a socket's connection.",
  },
  settle: {
    es: 'El registro del otro extremo: si terminó o se reinició a la misma hora, es esto.',
    en: 'The log of the other end: if it ended or was restarted at that time, this is it.',
  },
  sources: ['python-sockets/without-handler@python-3'],
  samples: [
    {
      source: 'python-sockets/without-handler@python-3',
      text: [
        'Traceback (most recent call last):',
        '  File "without_handler.py", line 12, in <module>',
        '    ours.sendall(b"Good bye!")',
        'ConnectionResetError: [Errno 104] Connection reset by peer',
      ],
    },
    {
      source: 'https://github.com/karma9874/AndroRAT/issues/165',
      text: [
        'Traceback (most recent call last):',
        '  File "/root/AndroRAT/androRAT.py", line 62, in <module>',
        '    get_shell(args.ip,args.port) ',
        '  File "/root/AndroRAT/utils.py", line 342, in get_shell',
        '    conn.send(message_to_send.encode("UTF-8"))',
        'ConnectionResetError: [Errno 104] Connection reset by peer',
      ],
    },
    {
      source: 'https://github.com/python-websockets/websockets/issues/84',
      text: [
        "DEBUG:websockets.protocol:server >> Frame(fin=True, opcode=1, data=b'message')",
        'DEBUG:asyncio:<_SelectorSocketTransport fd=8 read=polling write=<idle, bufsize=0>>: Fatal write error on socket transport',
        'Traceback (most recent call last):',
        '  File "/usr/lib/python3.5/asyncio/selector_events.py", line 702, in write',
        '    n = self._sock.send(data)',
        'ConnectionResetError: [Errno 104] Connection reset by peer',
        'INFO:websockets.protocol:Failing the WebSocket connection: 1006',
      ],
    },
  ],
});
