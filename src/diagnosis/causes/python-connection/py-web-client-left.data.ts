import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/python-web-servers',
  rules: [{ rank: 650, when: ['pyWebGone'], certainty: 'likely' }],
  signals: {
    errors: {
      pyWebGone: [
        'clientdisconnect',
        'clientdisconnected',
        'streamclosederror',
        'probably the client disconnected*',
        'oserror: write error',
        'ioerror: write error',
      ],
    },
  },
  what: {
    es: 'El cliente del servidor web de Python se fue antes de que terminara la respuesta.',
    en: 'The client of the Python web server left before the response was finished.',
  },
  settle: {
    es: 'El código 499 o la desconexión en el registro del servidor que está delante.',
    en: 'The status 499, or the disconnection, in the log of the server in front.',
  },
  sources: ['https://github.com/Kludex/uvicorn/pull/2393'],
  samples: [
    {
      source: 'https://github.com/unbit/uwsgi/issues/375',
      text: [
        'uwsgi_response_write_headers_do(): Broken pipe [core/writer.c line 193]',
        'IOError: write error',
      ],
    },
    {
      source: 'https://github.com/jupyter/notebook/issues/1927',
      text: [
        'Traceback (most recent call last):',
        '  File "/opt/conda/lib/python3.6/site-packages/tornado/gen.py", line 1099, in run',
        '    value = future.result()',
        'tornado.iostream.StreamClosedError: Stream is closed',
      ],
    },
  ],
});
