import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/broken-pipe-error',
  error: '/reference/econnreset',
  rules: [{ rank: 1150, when: ['gitHungUp'], certainty: 'possible' }],
  signals: {
    errors: { gitHungUp: ['~remote end hung up', '~unexpected disconnect while reading*', '~early eof'] },
  },
  what: {
    es: 'El servidor de Git cerró la conexión en mitad de la operación.',
    en: 'The Git server closed the connection in the middle of the operation.',
  },
  settle: {
    es: 'La línea anterior: suele decir si la cortó el servidor, la red o un límite de tamaño.',
    en: 'The line before: it often says whether the server, the network or a size limit cut it.',
  },
  sources: ['https://github.com/evilmartians/lefthook/issues/501'],
  samples: [
    {
      source: 'https://github.com/desktop/desktop/issues/12044',
      text: [
        'Total 12 (delta 3), reused 0 (delta 0)',
        'error: RPC failed; curl 55 Send failure: Connection was aborted',
        'fatal: the remote end hung up unexpectedly',
        'Everything up-to-date',
      ],
    },
  ],
});
