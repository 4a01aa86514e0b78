import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/bun-and-deno',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 880, when: ['rustPrint', 'deno'], certainty: 'likely' }],
  signals: { places: { deno: ['(ext:deno*', 'ext:*', 'deno', 'uncaught (in promise)'] } },
  what: {
    es: 'Deno terminó por un pánico al escribir en una salida que ya nadie leía.',
    en: 'Deno panicked when it wrote to an output that nobody read any more.',
  },
  settle: {
    es: 'Ejecutarlo con la salida a un archivo: si el pánico no vuelve, es esto.',
    en: 'Run it with its output going to a file: if the panic stays away, this is it.',
  },
  sources: ['https://github.com/denoland/deno/issues/21861'],
  samples: [
    {
      source: 'https://github.com/denoland/deno/issues/7491',
      text: [
        '~ ❯❯❯ deno info https://deno.land/std@0.69.0/http/server.ts | head',
        "thread 'main' panicked at 'failed printing to stdout: Broken pipe (os error 32)', src/libstd/io/stdio.rs:955:9",
      ],
    },
  ],
});
