import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/python-multiprocessing',
  error: '/reference/err-ipc-channel-closed',
  rules: [{ rank: 580, when: ['eofError'], unless: ['EOFError'], certainty: 'possible' }],
  signals: { errors: { eofError: ['eoferror'] } },
  what: {
    es: 'No quedaba nada por leer: el proceso del otro extremo cerró o terminó.',
    en: 'Nothing was left to read: the process at the other end closed or ended.',
  },
  settle: {
    es: 'La traza: si pasa por `multiprocessing`, es esto; si pasa por `input()`, se acabó la entrada estándar.',
    en: 'The traceback: if it runs through `multiprocessing`, this is it; if through `input()`, standard input had ended.',
  },
  sources: ['python-multiprocessing/demo-errors@python-3'],
  samples: [
    { source: 'python-multiprocessing/demo-errors@python-3', text: ['EOFError'] },
    {
      source: 'https://github.com/tristandeleu/pytorch-maml-rl/issues/67',
      text: [
        'File "D:\\Anaconda3\\envs\\testenv\\lib\\multiprocessing\\connection.py", line 321, in _recv_bytes',
        '    raise EOFError',
        'EOFError',
        'BrokenPipeError: [WinError 109]',
      ],
    },
    {
      source: 'https://github.com/noxdafox/pebble/issues/20',
      text: [
        'Traceback (most recent call last):',
        '  File "<string>", line 1, in <module>',
        '  File "c:\\python27\\Lib\\multiprocessing\\forking.py", line 381, in main',
        '    self = load(from_parent)',
        '  File "c:\\python27\\Lib\\pickle.py", line 1384, in load',
        '    return Unpickler(file).load()',
        '  File "c:\\python27\\Lib\\pickle.py", line 864, in load',
        '    dispatch[key](self)',
        '  File "c:\\python27\\Lib\\pickle.py", line 886, in load_eof',
        '    raise EOFError',
        'EOFError',
      ],
    },
  ],
});
