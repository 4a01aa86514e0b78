import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/econnrefused',
  error: '/reference/und-err-socket',
  rules: [{ rank: 90, when: ['refused', 'fetchFailed'], certainty: 'certain' }],
  what: {
    es: '`fetch` no llegó a conectar: nadie escucha en esa dirección y ese puerto.',
    en: '`fetch` never connected: nobody listens at that address and port.',
  },
  sources: ['fetch-whole/demo-look-alikes@deno'],
  samples: [
    {
      source: 'fetch-whole/demo-look-alikes@deno',
      text: [
        'Error: error sending request for url (http://127.0.0.1:<port>/): client error (Connect): tcp connect error: Connection refused (os error 111)',
      ],
    },
  ],
});
