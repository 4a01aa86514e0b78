import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/tls-errors',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 760, when: ['pyReset|pyAborted', 'pyHandshake'], beside: true, certainty: 'likely' }],
  signals: { places: { pyHandshake: ['do_handshake*'] } },
  what: {
    es: 'El servidor cortó la conexión durante la negociación TLS, antes de cualquier petición.',
    en: 'The server cut the connection during the TLS handshake, before any request.',
  },
  settle: {
    es: 'Probar la misma dirección con `openssl s_client -connect`: si también se corta, es el servidor, o algo que hay en medio.',
    en: 'Try the same address with `openssl s_client -connect`: if it is cut there too, it is the server, or something in between.',
  },
  sources: ['https://github.com/python-telegram-bot/python-telegram-bot/issues/961'],
  samples: [
    {
      source: 'https://github.com/python-telegram-bot/python-telegram-bot/issues/961',
      text: [
        '  File "/srv/web/venv/lib/python3.5/site-packages/urllib3/connectionpool.py", line 601, in urlopen',
        '    chunked=chunked)',
        '  File "/srv/web/venv/lib/python3.5/site-packages/urllib3/connectionpool.py", line 346, in _make_request',
        '    self._validate_conn(conn)',
        '  File "/srv/web/venv/lib/python3.5/site-packages/urllib3/connection.py", line 326, in connect',
        '    ssl_context=context)',
        '  File "/srv/web/venv/lib/python3.5/site-packages/urllib3/util/ssl_.py", line 329, in ssl_wrap_socket',
        '    return context.wrap_socket(sock, server_hostname=server_hostname)',
        '  File "/usr/lib/python3.5/ssl.py", line 377, in wrap_socket',
        '    _context=self)',
        '  File "/usr/lib/python3.5/ssl.py", line 752, in __init__',
        '    self.do_handshake()',
        '  File "/usr/lib/python3.5/ssl.py", line 633, in do_handshake',
        '    self._sslobj.do_handshake()',
        'ConnectionResetError: [Errno 104] Connection reset by peer',
        '',
        'During handling of the above exception, another exception occurred:',
        '',
        'Traceback (most recent call last):',
        '  File "/srv/web/venv/lib/python3.5/site-packages/telegram/utils/request.py", line 132, in _request_wrapper',
      ],
    },
  ],
});
