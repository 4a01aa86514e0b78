import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/cli-piped-to-head',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 270, when: ['epipe', 'stdout'], certainty: 'certain' }],
  what: {
    es: 'Quien leía la salida estándar de este programa se fue antes de leerla entera.',
    en: "The reader of this program's standard output left before it had read everything.",
  },
  settle: {
    es: 'Ejecutarlo con la salida a un archivo en vez de a `head` o `less`: si el error desaparece, es esto.',
    en: 'Run it with its output going to a file instead of `head` or `less`: if the error goes away, this is it.',
  },
  sources: ['end-when-reader-leaves/without-handler@deno'],
  samples: [
    {
      source: 'end-when-reader-leaves/without-handler@deno',
      text: [
        'error: Uncaught Error: write EPIPE',
        '    process.stdout.write(`line ${n}\\n`);',
        '                   ^',
        '    at Writable.write [as _write] (ext:deno_node/_process/streams.mjs:1:1324)',
        '    at writeOrBuffer (ext:deno_node/internal/streams/writable.js:1:7567)',
        '    at _write (ext:deno_node/internal/streams/writable.js:1:6687)',
        '    at Writable.write (ext:deno_node/internal/streams/writable.js:1:6806)',
        '    at without-handler.ts:9:20',
      ],
    },
    {
      source: 'https://github.com/nodejs/node-v0.x-archive/issues/9279',
      text: [
        "$ node -e 'console.log(1);console.log(2)' | head -1",
        '1',
        '',
        'events.js:72',
        "        throw er; // Unhandled 'error' event",
        '              ^',
        'Error: write EPIPE',
        '    at errnoException (net.js:905:11)',
        '    at Object.afterWrite (net.js:721:19)',
      ],
    },
    {
      source: 'https://github.com/EBWiki/EBWiki/issues/1959',
      text: [
        'Errno::EPIPE: Broken pipe @ io_write - <STDOUT>',
        '  File "/app/gems/railties-4.2.10/lib/rails/tasks/routes.rake", line 6, in write',
        '  File "/app/gems/railties-4.2.10/lib/rails/tasks/routes.rake", line 6, in puts',
        '  File "/app/gems/rake-12.3.1/lib/rake/task.rb", line 271, in block in execute',
      ],
    },
  ],
});
