import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/tls-errors',
  rules: [{ rank: 210, when: ['tlsEof'], certainty: 'certain' }],
  signals: {
    errors: {
      tlsEof: [
        'ssleoferror',
        'eof occurred in violation of protocol',
        'unexpected_eof_while_reading',
        'unexpected eof while reading',
        'ssl_error_syscall',
        'tlsclienterror',
      ],
    },
  },
  what: {
    es: 'El otro extremo de una conexión TLS la terminó sin el aviso de cierre (`close_notify`).',
    en: 'The other end of a TLS connection ended it without the closing alert (`close_notify`).',
  },
  sources: ['survive-tls-peers/demo@python-3'],
  samples: [
    {
      source: 'survive-tls-peers/demo@python-3',
      text: ['SSLEOFError: EOF occurred in violation of protocol (_ssl.c:2427)'],
    },
    {
      source: 'https://github.com/psf/requests/issues/4807',
      text: [
        '  File "/usr/lib/python2.7/site-packages/requests/api.py", line 88, in post',
        "    return request('post', url, data=data, **kwargs)",
        '  File "/usr/lib/python2.7/site-packages/requests/adapters.py", line 331, in send',
        '    raise SSLError(e)',
        'SSLError: [Errno 8] _ssl.c:508: EOF occurred in violation of protocol',
      ],
    },
    {
      source: 'https://github.com/psf/requests/issues/3608',
      text: [
        'Traceback (most recent call last):',
        '  File "/app/lib/python3.5/site-packages/requests/packages/urllib3/connectionpool.py", line 595, in urlopen',
        '    chunked=chunked)',
        '  File "/usr/lib/python3.5/ssl.py", line 633, in do_handshake',
        '    self._sslobj.do_handshake()',
        'ssl.SSLEOFError: EOF occurred in violation of protocol (_ssl.c:645)',
      ],
    },
  ],
});
