import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/dead-stdout',
  rules: [{ rank: 1180, when: ['terminalGone'], certainty: 'likely' }],
  signals: { errors: { terminalGone: ['write eio', 'eio: i/o error, write'] } },
  what: {
    es: 'El programa escribió en una terminal que se había cerrado: el núcleo responde `EIO` donde una tubería daría `EPIPE`.',
    en: 'The program wrote to a terminal that had been closed: the kernel answers `EIO` where a pipe would give `EPIPE`.',
  },
  settle: {
    es: 'Arrancarlo con la salida a un archivo: si el error desaparece, es esto.',
    en: 'Start it with its output going to a file: if the error goes away, this is it.',
  },
  sources: ['survive-dead-stdout/demo-terminal-gone@node-20'],
  samples: [
    {
      source: 'survive-dead-stdout/demo-terminal-gone@node-20',
      text: ["Error: write EIO { errno: -5, code: 'EIO', syscall: 'write' }"],
    },
    {
      source: 'https://github.com/node-red/node-red/issues/155',
      text: [
        '12 Feb 17:22:35 - [mqtt] connection lost to broker tcp://mqtt.example.com:1883',
        '12 Feb 17:22:51 - [mqtt] disconnected from broker tcp://mqtt.example.com:1883',
        '12 Feb 17:22:52 - [mqtt] connection lost to broker tcp://mqtt.example.com:1883',
        '12 Feb 17:23:07 - [mqtt] disconnected from broker tcp://mqtt.example.com:1883',
        '12 Feb 17:23:09 - [mqtt] connection lost to broker tcp://mqtt.example.com:1883',
        '12 Feb 17:23:29 - [red] Uncaught Exception:',
        '12 Feb 17:23:29 - Error: write EIO',
        '    at errnoException (net.js:901:11)',
        '    at Object.afterWrite (net.js:718:19)',
      ],
    },
    {
      source: 'https://github.com/j4wg/interview-coder-withoupaywall-opensource/issues/92',
      text: [
        'A JavaScript error occurred in the main process',
        'Uncaught Exception:',
        'Error: write EIO',
        'at afterWriteDispatched (node:internal/stream_base_commons:160:15)',
        'at writeGeneric (node:internal/stream_base_commons:151:3)',
        'at Socket._writeGeneric (node:net:952:11)',
        'at Socket._write (node:net:964:8)',
        'at writeOrBuffer (node:internal/streams/writable:447:12)',
        'at _write (node:internal/streams/writable:389:10)',
        'at Writable.write (node:internal/streams/writable:393:10)',
        'at console.value (node:internal/console/constructor:304:16) at console.log (node:internal/console/constructor:379:26)',
        'at App.<anonymous> (/Users/ana/Documents/Projects/interview-coder/dist-electron/main.js:515:13)',
      ],
    },
  ],
});
