import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-sockets',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 710, when: ['pyPipe', 'pySocket'], certainty: 'certain' }],
  what: {
    es: 'Se escribió en un socket cuando el otro extremo ya había cerrado la conexión.',
    en: 'A socket was written to after its other end had closed the connection.',
  },
  sources: ['catch-epipe/without-handler@python-3'],
  samples: [
    {
      source: 'catch-epipe/without-handler@python-3',
      text: [
        'Traceback (most recent call last):',
        '  File "without_handler.py", line 16, in <module>',
        '    ours.sendall(b"Hello, world!")',
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
    {
      source: 'https://github.com/soachishti/moss.py/issues/39',
      text: [' s.send(message.encode())', 'BrokenPipeError: [Errno 32] Broken pipe'],
    },
    {
      source: 'https://github.com/IIC2233/syllabus-2020-1/issues/1055',
      text: [
        "    self.socket_server.sendall(b'Empieza la ronda').encode('utf8')",
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
  ],
});
