import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/broken-pipe-error',
  rules: [{ rank: 1140, when: ['brokenPipe'], certainty: 'certain', ask: 'writing' }],
  what: {
    es: 'Se escribió en una tubería o una conexión cuyo otro extremo se había ido; el texto no dice cuál.',
    en: 'A pipe or connection was written to after its other end had gone; the text does not say which.',
  },
  sources: ['python-connection-errors/demo@python-3'],
  samples: [
    {
      source: 'https://github.com/zopencommunity/bashport/issues/30',
      text: ['./lastpipe.tests: line 46: echo: write error: EDC5140I Broken pipe.'],
    },
    {
      source: 'https://github.com/Linuxbrew/brew/issues/38',
      text: ['gcc                               homebrew/dupes/apple-gcc42', 'Error: Broken pipe'],
    },
  ],
});
