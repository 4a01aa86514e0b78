import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/dead-stdout',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 250, when: ['epipe', 'electron'], certainty: 'likely' }],
  signals: {
    places: {
      electron: ['electron*', 'app.asar*', 'in the main process', 'browser_init', 'node:electron/*'],
    },
  },
  what: {
    es: 'Una aplicación de Electron escribió en una salida estándar que ya no llevaba a ninguna parte.',
    en: 'An Electron application wrote to a standard output that led nowhere any more.',
  },
  settle: {
    es: 'Si no ocurre al abrirla desde una terminal que sigue abierta, es esto.',
    en: 'If it does not happen when it is started from a terminal that stays open, this is it.',
  },
  sources: ['https://github.com/electron/electron/issues/13254'],
  samples: [
    {
      source: 'https://github.com/fox-in-the-box-ai/fox-in-the-box/issues/748',
      text: [
        'Error: write EPIPE',
        '    at console.value (node:internal/console/constructor:305:16)',
        '    at Function.writeFn (/app/app.asar/node_modules/electron-log/src/node/transports/console.js:60:7)',
      ],
    },
    {
      source: 'https://github.com/ElectronNET/Electron.NET/issues/771',
      text: [
        'Uncaught Exception: Error: write EPIPE',
        'at afterWriteDispatched (node:internal/stream_base_commons:160:15)',
        'at Socket._writeGeneric (node:net:917:11)',
        'at console.value (node:internal/console/constructor:300:16)',
        'at console.log (node:internal/console/constructor:377:26)',
        'at Server.<anonymous> (Contents/Resources/app.asar/main.js:166:13)',
      ],
    },
  ],
});
