import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/keep-alive-reuse',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 770, when: ['pyReset|pyAborted', 'pyRequest'], certainty: 'likely' }],
  what: {
    es: 'El servidor cortó la conexión de una petición, a menudo una que se guardaba para reutilizarla.',
    en: 'The server reset the connection of a request, often one that was kept for reuse.',
  },
  settle: {
    es: 'Repetir la petición por una conexión nueva: si funciona, la anterior estaba caducada.',
    en: 'Send the request again over a new connection: if that works, the old one was stale.',
  },
  sources: ['https://github.com/psf/requests/issues/4937'],
  samples: [
    {
      source: 'https://github.com/alibaba/web-editor/issues/23',
      text: [
        "('Connection aborted.', ConnectionResetError(10054, '远程主机强迫关闭了一个现有的连接。', None, 10054, None))",
      ],
    },
    {
      source: 'https://github.com/whittlem/pycryptobot/issues/53',
      text: [
        'During handling of the above exception, another exception occurred:',
        '',
        "urllib3.exceptions.ProtocolError: ('Connection aborted.', ConnectionResetError(10054, 'Varolan bir bağlantı uzaktaki bir ana bilgisayar tarafından zorla kapatıldı', None, 10054, None))",
        '',
        'During handling of the above exception, another exception occurred:',
        '',
        "requests.exceptions.ConnectionError: ('Connection aborted.', ConnectionResetError(10054, 'Varolan bir bağlantı uzaktaki bir ana bilgisayar tarafından zorla kapatıldı', None, 10054, None))",
      ],
    },
  ],
});
