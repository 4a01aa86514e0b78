import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/cli-piped-to-head',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 330, when: ['epipe', 'fastWrite'], certainty: 'likely', ask: 'writing' }],
  what: {
    es: 'En Bun, una escritura falló en el acto: se había ido el lector de la salida estándar, o de la entrada de un hijo.',
    en: "On Bun, a write failed on the spot: the reader of standard output, or of a child's input, had left.",
  },
  settle: {
    es: 'La línea del programa que hace la escritura, justo debajo de `writeFast`.',
    en: 'The line of the program that does the write, right below `writeFast`.',
  },
  sources: ['end-when-reader-leaves/without-handler@bun'],
  samples: [
    {
      source: 'https://github.com/autohandai/code-cli/issues/172',
      text: [
        'Error: EPIPE: broken pipe, write',
        '    at write (unknown)',
        '    at writeFast (internal:fs/streams:345:38)',
        '    at <anonymous> (/app/src/modes/rpc/index.ts:119:20)',
        '    at emit (node:events:92:22)',
        '    at internalRead (native:38:40)',
      ],
    },
  ],
});
