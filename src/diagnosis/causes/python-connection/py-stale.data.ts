import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/keep-alive-reuse',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 750, when: ['pyGone'], certainty: 'likely' }],
  signals: {
    errors: {
      pyGone: [
        'remotedisconnected',
        'remote end closed connection without response',
        'badstatusline',
        'server disconnected without sending a response',
        'connection was closed before we received*',
        'serverdisconnectederror',
      ],
    },
  },
  what: {
    es: 'El servidor cerró sin responder una conexión que se guardaba para reutilizarla.',
    en: 'The server closed, without answering, a connection that was kept for reuse.',
  },
  settle: {
    es: 'Repetir la petición por una conexión nueva: si funciona, la anterior estaba caducada.',
    en: 'Send the request again over a new connection: if that works, the old one was stale.',
  },
  sources: ['retry-stale-connection/without-handler@python-3'],
  samples: [
    {
      source: 'retry-stale-connection/without-handler@python-3',
      text: [
        'Traceback (most recent call last):',
        '  File "without_handler.py", line 15, in <module>',
        '    answer = connection.getresponse()',
        '             ^^^^^^^^^^^^^^^^^^^^^^^^',
        '  File "<python>/http/client.py", line 1386, in getresponse',
        '    response.begin()',
        '  File "<python>/http/client.py", line 325, in begin',
        '    version, status, reason = self._read_status()',
        '                              ^^^^^^^^^^^^^^^^^^^',
        '  File "<python>/http/client.py", line 294, in _read_status',
        '    raise RemoteDisconnected("Remote end closed connection without"',
        'http.client.RemoteDisconnected: Remote end closed connection without response',
      ],
    },
    {
      source: 'https://github.com/2i2c-org/infrastructure/issues/3292',
      text: [
        '  File "/app/deploy.py", line 37, in grafana_request',
        '    with urlopen(req, data, context=ctx) as resp:',
        '  ...',
        '  http.client.RemoteDisconnected: Remote end closed connection without response',
      ],
    },
    {
      source: 'https://github.com/ollama/ollama-python/issues/436',
      text: [
        '  File "D:\\Python310\\lib\\site-packages\\httpcore\\_sync\\http11.py", line 113, in handle_request',
        '    ) = self._receive_response_headers(**kwargs)',
        'httpcore.RemoteProtocolError: Server disconnected without sending a response.',
        '',
        'The above exception was the direct cause of the following exception:',
      ],
    },
  ],
});
