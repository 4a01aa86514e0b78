import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/reconnect',
  error: '/reference/epipe',
  rules: [{ rank: 280, when: ['epipe', 'remoteLog'], certainty: 'likely' }],
  signals: {
    places: {
      remoteLog: [
        'syslog*',
        'winston-syslog*',
        'logstash*',
        'graylog*',
        'gelf*',
        'loggly*',
        'papertrail*',
        'fluent-logger*',
      ],
    },
  },
  what: {
    es: 'Una biblioteca de registro escribió en la conexión con su servidor de registros, que la había cerrado.',
    en: 'A logger wrote to the connection to its log server, which had closed it.',
  },
  settle: {
    es: 'Mirar si el error desaparece cuando se registra en un archivo.',
    en: 'See whether the error goes away when it logs to a file.',
  },
  sources: ['https://github.com/LandOfTheRair/LandOfTheRair/issues/413'],
  samples: [
    {
      source: 'https://github.com/LandOfTheRair/LandOfTheRair/issues/413',
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
