import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/aborted',
  rules: [{ rank: 540, when: ['cutShort'], certainty: 'certain' }],
  signals: {
    errors: {
      cutShort: [
        'incompleteread',
        'incompleteread(*',
        'chunkedencodingerror',
        'response ended prematurely',
        'connection broken:*',
        'invalidchunklength*',
        'clientpayloaderror',
        'response payload is not completed',
        'transferencodingerror',
        'without sending complete message body',
        'transfer closed with',
        'not enough data for satisfy content length header',
      ],
    },
  },
  what: {
    es: 'La respuesta terminó antes de llegar a la longitud que anunciaba.',
    en: 'The response ended before it had reached the length that it announced.',
  },
  sources: ['fetch-whole/demo-cut-short@python-3'],
  samples: [
    {
      source: 'fetch-whole/demo-cut-short@python-3',
      text: ['IncompleteRead: IncompleteRead(10 bytes read)'],
    },
    {
      source: 'https://github.com/AntonOsika/gpt-engineer/issues/130',
      text: [
        "urllib3.exceptions.ProtocolError: (\"Connection broken: InvalidChunkLength(got length b'', 0 bytes read)\", InvalidChunkLength(got length b'', 0 bytes read))",
      ],
    },
    {
      source: 'https://github.com/poe-platform/server-bot-quick-start/issues/107',
      text: [
        'Error in Poe bot:',
        'Bot request to Claude-Sonnet-4 failed on try 0 ',
        "RemoteProtocolError('peer closed connection without sending complete message body (incomplete chunked read)')",
      ],
    },
  ],
});
