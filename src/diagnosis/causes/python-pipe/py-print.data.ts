import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-stdout',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 610, when: ['pyPipe', 'pyPrint'], beside: true, certainty: 'certain' }],
  what: {
    es: 'Lo último que hizo el programa fue escribir en su salida estándar, y quien la leía se había ido.',
    en: 'The last thing that the program did was to write to its standard output, and its reader had left.',
  },
  sources: ['https://github.com/WZMIAOMIAO/deep-learning-for-image-processing/issues/521'],
  samples: [
    {
      source: 'https://github.com/ipython/ipython/issues/7384',
      text: [
        'Traceback (most recent call last):',
        '  File "/usr/lib/python2.7/logging/__init__.py", line 872, in emit',
        '    stream.write(fs % msg)',
        'IOError: [Errno 32] Broken pipe',
        'Logged from file ipkernel.py, line 717',
      ],
    },
    {
      source: 'https://github.com/bskinn/sphobjinv/issues/332',
      text: [
        'Traceback (most recent call last):',
        '  File ".../sphobjinv/cli/convert.py", line 71, in do_convert',
        '    write_stdout(inv, params)',
        '    ~~~~~~~~~~~~^^^^^^^^^^^^^',
        '  File ".../sphobjinv/cli/write.py", line 185, in write_stdout',
        '    print(',
        '    ~~~~~^',
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
  ],
});
