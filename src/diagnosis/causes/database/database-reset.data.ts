import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/database-idle',
  error: '/reference/econnreset',
  rules: [{ rank: 130, when: ['reset|hangUp|pyReset|peerReset|errnoReset', 'library'], certainty: 'likely' }],
  what: {
    es: 'El servidor, o algo en el camino, cortó una conexión con la base de datos.',
    en: 'The server, or something on the way to it, cut a database connection.',
  },
  settle: {
    es: 'El registro de la base de datos: si no menciona el cierre, lo cortó algo intermedio, como un balanceador o un cortafuegos.',
    en: 'The log of the database: if it does not mention the close, something in between cut it, such as a load balancer or a firewall.',
  },
  sources: ['https://github.com/brianc/node-postgres/issues/1324'],
  samples: [
    {
      source: 'https://github.com/ray-project/ray/issues/12157',
      text: [
        'redis.exceptions.ConnectionError: Error 104 while writing to socket. Connection reset by peer.',
      ],
    },
    {
      source: 'https://github.com/prisma/orm/issues/11298',
      text: [
        'Error in PostgreSQL connection: Error { kind: Io, cause: Some(Os { code: 104, kind: ConnectionReset, message: "Connection reset by peer" }) }',
      ],
    },
  ],
});
