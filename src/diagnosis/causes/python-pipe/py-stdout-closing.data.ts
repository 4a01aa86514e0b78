import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-stdout',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 690, when: ['pyStdoutGone'], certainty: 'likely' }],
  signals: {
    errors: {
      pyStdoutGone: [
        'close failed in file object destructor',
        'sys.excepthook is missing',
        'lost sys.stderr',
        "exception ignored in: <_io.textiowrapper name='<stdout>'*",
      ],
    },
  },
  what: {
    es: 'Python no pudo escribir, al terminar, lo que le quedaba para su salida estándar: quien la leía se había ido.',
    en: 'On exit, Python could not write what was left for its standard output: the reader had gone.',
  },
  settle: {
    es: 'La línea que sigue, con el error; un disco lleno se anuncia igual.',
    en: 'The line that follows, with the error; a full disk is announced in the same way.',
  },
  sources: ['https://bugs.python.org/issue11380'],
  samples: [
    {
      source: 'https://github.com/harelba/q/issues/317',
      text: [
        "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>",
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
    {
      source: 'https://github.com/pypa/pip/issues/11608',
      text: [
        'ERROR: Pipe to stdout was broken',
        "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>",
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
  ],
});
