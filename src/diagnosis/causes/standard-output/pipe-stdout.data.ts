import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/cli-piped-to-head',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 1130, when: ['brokenPipe', 'stdout|reader'], certainty: 'likely' }],
  what: {
    es: 'Quien leía la salida estándar se fue antes de leerla entera.',
    en: 'The reader of the standard output left before it had read everything.',
  },
  settle: {
    es: 'Ejecutarlo con la salida a un archivo: si el error desaparece, es esto.',
    en: 'Run it with its output going to a file: if the error goes away, this is it.',
  },
  sources: ['https://github.com/nodejs/node/issues/947'],
  samples: [
    { source: 'made-up', text: ['$ mytool list | head -n 1', 'first', 'mytool: cannot go on: Broken pipe'] },
  ],
});
