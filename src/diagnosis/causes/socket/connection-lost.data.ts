import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/reconnect',
  error: '/reference/econnreset',
  rules: [{ rank: 1220, when: ['connectionLost'], certainty: 'possible' }],
  signals: {
    errors: {
      connectionLost: [
        '~connection lost',
        '~lost connection to*',
        '~connection closed',
        '~connection was closed',
        '~connection terminated',
        '~connection ended',
        '~connection has been closed',
        '~unexpected socket close',
        '~connection unexpectedly closed',
      ],
    },
  },
  what: {
    es: 'Una conexión se perdió; el texto no dice cuál, ni quién la cerró.',
    en: 'A connection was lost; the text does not say which, nor who closed it.',
  },
  settle: {
    es: 'El error que se imprimió justo antes, y el registro del otro extremo en ese momento.',
    en: 'The error that was printed right before, and what the other end logged at that moment.',
  },
  sources: ['https://github.com/zmarius81/asterisk.io/issues/4'],
  samples: [
    {
      source: 'https://github.com/nodemailer/nodemailer/issues/1385',
      text: [
        'Error: Unexpected socket close',
        '    at Timeout._onTimeout (E:\\app\\node_modules\\nodemailer\\lib\\smtp-transport\\index.js:189:31)',
        '    at listOnTimeout (internal/timers.js:557:17)',
        '    at processTimers (internal/timers.js:500:7)',
        'undefined',
      ],
    },
    {
      source: 'https://github.com/zmarius81/asterisk.io/issues/4',
      text: [
        'throw err;',
        '    ^',
        'E_AMI_SOCKED_CLOSE: Lost connection to server.',
        '    at Socket.<anonymous> (/home/user/asterisk.io/lib/ami.js:272:30)',
        '    at emitOne (events.js:77:13)',
        '    at Socket.emit (events.js:169:7)',
        '    at TCP._onclose (net.js:486:12)',
      ],
    },
  ],
});
