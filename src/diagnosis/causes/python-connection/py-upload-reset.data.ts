import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/upload-answered-early',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 740, when: ['pyReset|pyAborted', 'pyRequest', 'sending'], certainty: 'likely' }],
  signals: { places: { sending: ['_send_output*', 'endheaders*', 'in send'] } },
  what: {
    es: 'El servidor cortó la conexión mientras se le enviaba la petición.',
    en: 'The server reset the connection while the request was being sent.',
  },
  settle: {
    es: 'Si falla con cuerpos grandes y no con pequeños, el servidor rechazó el cuerpo.',
    en: 'If it fails with large bodies and not with small ones, the server refused the body.',
  },
  sources: ['answer-upload-early/without-handler@python-3'],
  samples: [
    {
      source: 'answer-upload-early/without-handler@python-3',
      text: [
        'Traceback (most recent call last):',
        '  File "without_handler.py", line 11, in <module>',
        '    connection.request("POST", "/", bytes(16_000_000))',
        '  File "<python>/http/client.py", line 1294, in request',
        '    self._send_request(method, url, body, headers, encode_chunked)',
        '  File "<python>/http/client.py", line 1340, in _send_request',
        '    self.endheaders(body, encode_chunked=encode_chunked)',
        '  File "<python>/http/client.py", line 1289, in endheaders',
        '    self._send_output(message_body, encode_chunked=encode_chunked)',
        '  File "<python>/http/client.py", line 1087, in _send_output',
        '    self.send(chunk)',
        '  File "<python>/http/client.py", line 1009, in send',
        '    self.sock.sendall(data)',
        'ConnectionResetError: [Errno 104] Connection reset by peer',
      ],
    },
  ],
});
