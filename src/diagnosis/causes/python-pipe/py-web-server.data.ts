import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-web-servers',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 640, when: ['pyPipe|brokenPipe', 'pyWeb'], certainty: 'certain' }],
  what: {
    es: 'El cliente se fue antes de que el servidor web acabara de enviar la respuesta.',
    en: 'The client left before the web server had sent the whole response.',
  },
  sources: ['python-web-servers/demo-without-handler@python-3'],
  samples: [
    {
      source: 'https://github.com/unbit/uwsgi/issues/2058',
      text: [
        '[uwsgi-http key: example.org client_addr: 192.0.2.1 client_port: 5000] hr_ssl_write(): Broken pipe [plugins/http/https.c line 332]',
      ],
    },
    {
      source: 'https://github.com/ClimenteA/flaskwebgui/issues/43',
      text: [
        "Exception happened during processing of request from ('127.0.0.1', 59438)",
        'Traceback (most recent call last):',
        '  File "socketserver.py", line 316, in _handle_request_noblock',
        '  File "http/server.py", line 426, in handle',
        '  File "flaskwebgui.py", line 34, in do_GET',
        '  File "socketserver.py", line 799, in write',
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
  ],
});
