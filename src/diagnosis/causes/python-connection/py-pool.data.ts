import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/python-multiprocessing',
  rules: [{ rank: 570, when: ['pyPool'], certainty: 'certain' }],
  signals: { errors: { pyPool: ['brokenprocesspool', 'terminated abruptly while the future was running'] } },
  what: {
    es: 'Un proceso de trabajo del grupo murió de golpe, y con él lo que esperaba su respuesta.',
    en: 'A worker process of the pool died abruptly, and with it everything that waited for its answer.',
  },
  sources: ['python-multiprocessing/demo-errors@python-3'],
  samples: [
    {
      source: 'python-multiprocessing/demo-errors@python-3',
      text: [
        'BrokenProcessPool: A process in the process pool was terminated abruptly while the future was running or pending.',
      ],
    },
    {
      source: 'https://github.com/sentinel-hub/eo-learn/issues/268',
      text: [
        'After running some time it workflow executing stop with the message',
        '',
        'BrokenProcessPool: A process in the process pool was terminated abruptly while the future was running or pending.',
        '',
        'What is the good way to debug what is the issue? ',
        'There is nothing in log files',
      ],
    },
    {
      source: 'https://github.com/LorenFrankLab/spyglass/issues/153',
      text: [
        'File ~/anaconda3/envs/nwb/lib/python3.8/concurrent/futures/_base.py:389, in Future.__get_result(self)',
        '    388     try:',
        '--> 389         raise self._exception',
        '',
        'BrokenProcessPool: A process in the process pool was terminated abruptly while the future was running or pending',
      ],
    },
  ],
});
