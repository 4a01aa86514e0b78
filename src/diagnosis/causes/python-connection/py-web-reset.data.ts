import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/python-web-servers',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 780, when: ['pyReset|pyAborted', 'pyWeb'], certainty: 'certain' }],
  what: {
    es: 'El cliente cortó la conexión mientras el servidor web la atendía.',
    en: 'The client reset the connection while the web server was serving it.',
  },
  sources: ['https://github.com/pallets/werkzeug/issues/954'],
  samples: [
    {
      source: 'https://github.com/zixiiu/Digital_Life_Server/issues/51',
      text: [
        '2023-05-31 20:47:40,831 ERROR [WinError 10053] 你的主机中的软件中止了一个已建立的连接。',
        '2023-05-31 20:47:40,832 ERROR Traceback (most recent call last):',
        '  File "D:\\Digital_Life_Server\\SocketServer.py", line 101, in listen',
        '    file = self.__receive_file()',
        '  File "D:\\Digital_Life_Server\\SocketServer.py", line 157, in __receive_file',
        '    data = self.conn.recv(1024)',
        'ConnectionAbortedError: [WinError 10053] 你的主机中的软件中止了一个已建立的连接。',
        '',
        '2023-05-31 20:47:40,834 INFO Server is listening on 192.0.2.1:38438...',
        "2023-05-31 20:47:40,835 INFO Connected by ('192.0.2.1', 51163)",
      ],
    },
    {
      source: 'https://github.com/benoitc/gunicorn/issues/630',
      text: [
        '{ERROR} /usr/local/lib/python2.7/dist-packages/gunicorn/glogging.py:219 Error processing request.',
        'Traceback (most recent call last):',
        '  File "/usr/local/lib/python2.7/dist-packages/gunicorn/workers/sync.py", line 93, in handle',
        '    self.handle_request(listener, req, client, addr)',
        '  File "/usr/local/lib/python2.7/dist-packages/gunicorn/workers/sync.py", line 137, in handle_request',
        '    resp.write(item)',
        '  File "/usr/local/lib/python2.7/dist-packages/gunicorn/http/wsgi.py", line 313, in write',
        '    util.write(self.sock, arg, self.chunked)',
        '  File "/usr/local/lib/python2.7/dist-packages/gunicorn/util.py", line 298, in write',
        '    sock.sendall(data)',
        '  File "/usr/lib/python2.7/socket.py", line 224, in meth',
        '    return getattr(self._sock,name)(*args)',
        'error: [Errno 104] Connection reset by peer',
        '2013-10-15 08:05:43 [27468] [CRITICAL] WORKER TIMEOUT (pid:31362)',
      ],
    },
  ],
});
