import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-stdout',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 680, when: ['pyPipe', 'pyPrint'], certainty: 'certain' }],
  what: {
    es: 'Quien leía la salida estándar de este programa se fue antes de leerla entera.',
    en: "The reader of this program's standard output left before it had read everything.",
  },
  sources: ['python-stdout/without-handler@python-3'],
  samples: [
    {
      source: 'https://github.com/Kimahriman/hdfs-native/issues/277',
      text: [
        'BrokenPipeError: [Errno 32] Broken pipe',
        'Exception ignored while flushing sys.stdout:',
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
    {
      source: 'https://github.com/ircflagship2/pype/issues/1',
      text: [
        'Traceback (most recent call last):',
        '  File "/app/bin/pype", line 373, in <module>',
        '    pype(sys.stdin)',
        '  File "<string>", line 7, in pype',
        'IOError: [Errno 32] Broken pipe',
        'close failed in file object destructor:',
        'Error in sys.excepthook:',
        '',
        'Original exception was:',
      ],
    },
  ],
});
