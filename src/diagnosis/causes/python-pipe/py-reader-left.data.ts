import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/python-stdout',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 720, when: ['pyPipe', 'reader'], certainty: 'likely' }],
  what: {
    es: 'La orden siguiente de la tubería terminó sin leerlo todo.',
    en: 'The next command of the pipeline ended without reading everything.',
  },
  settle: {
    es: 'Ejecutar la primera orden con la salida a un archivo: si el error desaparece, es esto.',
    en: 'Run the first command with its output going to a file: if the error goes away, this is it.',
  },
  sources: ['python-stdout/without-handler@python-3'],
  samples: [
    {
      source: 'https://github.com/docker/compose/issues/3880',
      text: [
        'docker-compose logs -f --no-color myContainer | grep -qe "Server startup complete"',
        'Traceback (most recent call last):',
        '  File "<string>", line 3, in <module>',
        '  File "compose/cli/main.py", line 507, in logs',
        '  File "compose/cli/log_printer.py", line 98, in run',
        'IOError: [Errno 32] Broken pipe',
        'docker-compose returned -1',
      ],
    },
    {
      source: 'https://github.com/usc-isi-i2/kgtk/issues/132',
      text: [
        '(kgtk_env) user@MacBook-Pro Datasets % kgtk cat wikidata-20200803-all-edges.tsv.gz | head',
        'id\tnode1\tlabel\tnode2\trank',
        'Q183-P2924-1\tQ183\tP2924\t"2354371"\tnormal',
        'Q183-P1333-1\tQ183\tP1333\t@47.2700279/10.17844677\tnormal',
        'Q183-P3221-1\tQ183\tP3221\t"destination/germany"\tnormal',
        'Q183-P2853-2\tQ183\tP2853\tQ1378312\tnormal',
        '[Errno 32] Broken pipe',
        "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='UTF-8'>",
        'BrokenPipeError: [Errno 32] Broken pipe',
      ],
    },
  ],
});
