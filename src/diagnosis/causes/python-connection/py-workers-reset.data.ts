import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/python-multiprocessing',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 790, when: ['pyReset|pyAborted', 'pyMany'], certainty: 'certain' }],
  what: {
    es: 'Un proceso que hablaba con otro terminó sin acabar de leer.',
    en: 'A process that talked to another ended before it had read everything.',
  },
  sources: ['https://github.com/pytorch/pytorch/issues/2341'],
  samples: [
    {
      source: 'https://github.com/Megvii-BaseDetection/YOLOX/issues/1249',
      text: [
        'Traceback (most recent call last):',
        '  File "/usr/lib/python3.7/multiprocessing/process.py", line 297, in _bootstrap',
        '    self.run()',
        '  File "/usr/lib/python3.7/multiprocessing/queues.py", line 113, in get',
        '    return _ForkingPickler.loads(res)',
        '  File "/usr/lib/python3.7/multiprocessing/resource_sharer.py", line 57, in detach',
        '    with _resource_sharer.get_connection(self._id) as conn:',
        '  File "/usr/lib/python3.7/multiprocessing/connection.py", line 216, in recv_bytes',
        '    buf = self._recv_bytes(maxlength)',
        'ConnectionResetError: [Errno 104] Connection reset by peer',
      ],
    },
  ],
});
