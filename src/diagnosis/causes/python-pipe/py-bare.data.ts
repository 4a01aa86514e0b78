import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/python-connection-errors',
  rules: [{ rank: 730, when: ['pyPipe'], unless: ['NameError'], certainty: 'certain', ask: 'python' }],
  what: {
    es: 'Se escribió en una tubería o un socket cuyo otro extremo se había ido; el texto no dice cuál.',
    en: 'A pipe or socket was written to after its other end had gone; the text does not say which.',
  },
  sources: ['python-connection-errors/demo@python-3'],
  samples: [
    { source: 'python-connection-errors/demo@python-3', text: ['BrokenPipeError: [Errno 32] Broken pipe'] },
    {
      source: 'https://github.com/EONRaider/blackhat-python3/issues/10',
      text: [
        '$ python3 ./bhpnet.py -t 127.0.0.1 -p 9999',
        'Hallo [Ctrl-D]',
        'ACK! Test1',
        ' Test2',
        '[*] Exception! Exiting.',
        '[*] Caught exception socket.error: [Errno 32] Broken pipe',
      ],
    },
    {
      source: 'https://github.com/iwd32900/minus80/issues/1',
      text: [
        '[Errno 32] Broken pipe',
        'I\'ve used your script to test transfer small files (negligible size relative to the real files I want to transfer; real files are roughly 2 to 4 gigs per). I get an error #32 "Broken Pipe" when I try to transfer these larger files. What does this mean?',
      ],
    },
  ],
});
