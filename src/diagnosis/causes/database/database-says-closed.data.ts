import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/database-idle',
  rules: [{ rank: 140, when: ['closedWords', 'library'], certainty: 'possible' }],
  what: {
    es: 'La base de datos, o la cola de mensajes, cerró la conexión.',
    en: 'The database, or the message broker, closed the connection.',
  },
  settle: {
    es: 'El registro del servidor a esa hora, y su límite de inactividad.',
    en: 'The log of the server at that time, and its limit on idle connections.',
  },
  sources: ['https://github.com/brianc/node-postgres/issues/1165'],
  samples: [
    {
      source: 'https://github.com/amqp-node/amqplib/issues/521',
      text: [
        '{ IllegalOperationError: Channel closed',
        '    at Channel.<anonymous> (/app/node_modules/amqplib/lib/channel.js:154:11)',
        '    at Channel.C.ack (/app/node_modules/amqplib/lib/channel_model.js:219:8)',
      ],
    },
    {
      source: 'https://github.com/amqp-node/amqplib/issues/753',
      text: [
        'service:rabbit Unexpected close +3m',
        'Error: Unexpected close',
        '    at succeed (/app/node_modules/amqplib/lib/connection.js:280:13)',
        '    at onOpenOk (/app/node_modules/amqplib/lib/connection.js:262:5)',
      ],
    },
  ],
});
