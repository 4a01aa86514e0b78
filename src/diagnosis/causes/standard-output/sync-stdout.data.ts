import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/cli-piped-to-head',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 300, when: ['epipe', 'fsWrite', 'nodeSync'], certainty: 'likely' }],
  signals: { places: { nodeSync: ['writesync*', 'fs.js:*', 'node:fs:*', 'object.writesync'] } },
  what: {
    es: 'Una llamada como `fs.writeSync` escribió en una tubería cuyo lector se había ido.',
    en: 'A call such as `fs.writeSync` wrote to a pipe whose reader had left.',
  },
  settle: {
    es: 'El primer argumento de la llamada: 1 es la salida estándar y 2 la de errores.',
    en: 'The first argument of that call: 1 is standard output, and 2 standard error.',
  },
  sources: ['https://github.com/nodejs/node/issues/947'],
  samples: [
    {
      source: 'https://github.com/Lykhoyda/rn-dev-agent/issues/992',
      text: [
        'METRO_START_UNAVAILABLE: allocated Metro did not become authoritative (launcher signal SIGTERM; Metro log tail:',
        'Starting project at <redacted>',
        'Using src/app as the root directory for Expo Router.',
        'React Compiler enabled',
        'Starting Metro Bundler',
        '',
        'Failed to construct transformer:  Error: EPIPE: broken pipe, write',
        '    at Object.writeSync (node:fs:916:3)',
        '    at writeRuntimeLoad (<redacted>:404:18)',
        '    at persistLoaderObservation (<redacted>:428:5)',
        '    at authenticatedMessage (<redacted>:871:3)',
        '    at authenticatedPostMessage (<redacted>:888:5)',
      ],
    },
  ],
});
