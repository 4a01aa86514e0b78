import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/cli-piped-to-head',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 930, when: ['rustPipe', 'stdout|reader'], certainty: 'likely' }],
  what: {
    es: 'Un programa de Rust escribía en su salida estándar, y quien la leía se había ido.',
    en: 'A Rust program was writing to its standard output, and its reader had left.',
  },
  settle: {
    es: 'Ejecutarlo con la salida a un archivo: si el error desaparece, es esto.',
    en: 'Run it with its output going to a file: if the error goes away, this is it.',
  },
  sources: ['https://github.com/VladimirMarkelov/ttdl/issues/59'],
  samples: [
    {
      source: 'https://github.com/VladimirMarkelov/ttdl/issues/59',
      text: [
        '❯ ttdl list | head -1',
        ' # D P Created    Finished   Due        Subject',
        'Failed to print to stdout: Os { code: 32, kind: BrokenPipe, message: "Broken pipe" }',
      ],
    },
    {
      source: 'https://github.com/denoland/deno/issues/8936',
      text: [
        "thread 'main' panicked at 'Error 'IO error: Broken pipe (os error 32)'",
        'This happens also when running `deno bundle` and piping it to a program that does not read from stdin. In my case, I wanted to count the lines of the bundled output, so I ran',
        'deno bundle https://deno.land/x/grammy@v0.3.1/mod.ts | wc -h',
      ],
    },
  ],
});
