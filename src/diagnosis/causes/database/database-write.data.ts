import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/database-idle',
  error: '/reference/epipe',
  rules: [
    {
      rank: 120,
      when: ['epipe|pyPipe|brokenPipe|errnoPipe|goPipe|javaPipe', 'library'],
      certainty: 'likely',
    },
  ],
  what: {
    es: 'Se escribió una consulta en una conexión con la base de datos que el servidor había cerrado, a menudo por inactiva.',
    en: 'A query was written to a database connection that the server had closed, often for being idle.',
  },
  settle: {
    es: 'El registro de la base de datos dice cuándo cerró esa conexión; si el error llega tras un rato sin consultas, estaba inactiva.',
    en: 'The log of the database says when it closed that connection; an error after a while without queries means that it was idle.',
  },
  sources: ['https://github.com/brianc/node-postgres/issues/1324'],
  samples: [
    {
      source: 'https://github.com/phpredis/phpredis/issues/1443',
      text: ['PHP Notice: Redis::set(): send of 36 bytes failed with errno=32 Broken pipe in'],
    },
    {
      source: 'https://github.com/celery/kombu/issues/1564',
      text: ['redis.exceptions.ConnectionError: Error 32 while writing to socket. Broken pipe.'],
    },
  ],
});
