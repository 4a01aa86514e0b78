import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/dead-stdout',
  error: '/reference/epipe-stdout',
  rules: [{ rank: 290, when: ['epipe', 'service'], unless: ['reader'], certainty: 'possible' }],
  what: {
    es: 'Una biblioteca de registro o un gestor de procesos pudo escribir en una salida que ya nadie lee.',
    en: 'A logger or a process manager may have written to an output that nobody reads any more.',
  },
  settle: {
    es: 'Enviar la salida del programa a un archivo: si el error desaparece, es esto.',
    en: "Send the program's output to a file: if the error goes away, this is it.",
  },
  sources: ['https://github.com/winstonjs/winston/issues/1364'],
  samples: [
    {
      source: 'https://github.com/LandOfTheRair/LandOfTheRair/issues/413',
      isFirst: false,
      text: [
        'Error: write EPIPE',
        '  File "node:internal/stream_base_commons", line 161, in afterWriteDispatched',
        '  File "node:internal/stream_base_commons", line 152, in writeGeneric',
        '  File "node:net", line 952, in Socket._writeGeneric',
        '  File "node:net", line 964, in Socket._write',
        '  File "node:internal/streams/writable", line 570, in writeOrBuffer',
        '  File "node:internal/streams/writable", line 499, in _write',
        '  File "node:internal/streams/writable", line 508, in Writable.write',
        '  File "/usr/src/app/server/node_modules/winston-syslog/lib/winston-syslog.js", line 259, in <unknown>',
        "            this.socket.write(syslogMsg, 'utf8', onError);",
        '  File "/usr/src/app/server/node_modules/winston-syslog/lib/winston-syslog.js", line 335, in Syslog.connect',
        '            ? callback(null)',
        '  File "/usr/src/app/server/node_modules/winston-syslog/lib/winston-syslog.js", line 207, in Syslog.log',
        '        this.connect(err => {',
      ],
    },
  ],
});
