import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/econnreset',
  rules: [{ rank: 1160, when: ['emptyReply'], certainty: 'likely' }],
  signals: { errors: { emptyReply: ['empty reply from server'] } },
  what: {
    es: 'El servidor cerró la conexión sin responder nada: terminó, se negó, o esperaba otro protocolo.',
    en: 'The server closed the connection without any answer: it ended, refused, or expected another protocol.',
  },
  settle: {
    es: 'Mirar el registro del servidor en ese momento, y si la dirección pide `https` en vez de `http`.',
    en: 'Look at what the server logged at that moment, and whether the address wants `https` rather than `http`.',
  },
  sources: ['https://github.com/docker/for-mac/issues/3763'],
  samples: [
    {
      source: 'https://github.com/521xueweihan/GitHub520/issues/128',
      text: [
        'Downloading verification file for archive',
        'curl: (52) Empty reply from server',
        'error: Download failed! Please check your network or try again.',
      ],
    },
  ],
});
