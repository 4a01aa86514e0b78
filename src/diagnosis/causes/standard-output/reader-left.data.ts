import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/cli-piped-to-head',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 370, when: ['epipe', 'reader'], certainty: 'likely' }],
  what: {
    es: 'La orden siguiente de la tubería terminó sin leerlo todo.',
    en: 'The next command of the pipeline ended without reading everything.',
  },
  settle: {
    es: 'Ejecutar la primera orden con la salida a un archivo: si el error desaparece, es esto.',
    en: 'Run the first command with its output going to a file: if the error goes away, this is it.',
  },
  sources: ['https://github.com/nodejs/node/issues/947'],
  samples: [
    {
      source: 'https://github.com/dat-ecosystem/dat/issues/355',
      text: [
        '› dat keys -d genes | head',
        'A1BG',
        'A1BG-AS1',
        'events.js:85',
        "      throw er; // Unhandled 'error' event",
        '            ^',
        'Error: write EPIPE',
        '    at exports._errnoException (util.js:746:11)',
        '    at WriteWrap.afterWrite (net.js:775:14)',
      ],
    },
    {
      source: 'https://github.com/CSSLint/csslint/issues/323',
      text: [
        '$ csslint file.css | less',
        'fs.js:429',
        '  return binding.write(fd, buffer, offset, length, position);',
        '                 ^',
        'Error: EPIPE, broken pipe',
        '    at Object.fs.writeSync (fs.js:429:18)',
        '    at Object.cli.print (/usr/local/lib/node_modules/csslint/cli.js:282:12)',
        '    at processFile (/usr/local/lib/node_modules/csslint/cli.js:111:21)',
        '    at /usr/local/lib/node_modules/csslint/cli.js:172:36',
        '    at Array.forEach (native)',
        '    at processFiles (/usr/local/lib/node_modules/csslint/cli.js:170:23)',
        '    at cli (/usr/local/lib/node_modules/csslint/cli.js:265:14)',
      ],
    },
  ],
});
