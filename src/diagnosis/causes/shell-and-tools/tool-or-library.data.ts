import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/broken-pipe-error',
  error: '/reference/epipe',
  rules: [{ rank: 990, when: ['shell|rustPipe'], certainty: 'possible' }],
  what: {
    es: 'Otro programa, o una biblioteca, escribió en una tubería o una conexión cuyo otro extremo se había ido.',
    en: 'Another program, or a library, wrote to a pipe or connection whose other end had gone.',
  },
  settle: {
    es: 'Qué programa firma la línea: una orden pone su nombre delante.',
    en: 'Which program signs the line: a command puts its name in front.',
  },
  sources: ['https://github.com/mlc-ai/mlc-llm/issues/2854'],
  samples: [
    {
      source: 'https://github.com/brwnj/fastq-multx/issues/11',
      isFirst: false,
      text: ['gzip: stdout: Broken pipe'],
    },
  ],
});
