import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/proxy',
  error: '/reference/econnreset',
  rules: [{ rank: 70, when: ['reset|hangUp|aborted', 'proxy'], certainty: 'certain' }],
  what: {
    es: 'El otro extremo cortó una de las dos conexiones de un proxy.',
    en: 'The other end cut one of the two connections of a proxy.',
  },
  sources: ['https://github.com/chimurai/http-proxy-middleware/issues/40'],
  samples: [
    {
      source: 'https://github.com/vitejs/vite/issues/4794',
      text: [
        '10:46:37 AM [vite] http proxy error:',
        'Error: read ECONNRESET',
        '    at TLSWrap.onStreamRead (node:internal/stream_base_commons:220:20) (x8)',
      ],
    },
    {
      source: 'https://github.com/angular-university/angular-security-course/issues/10',
      text: [
        '[HPM] Error occurred while trying to proxy request /api/user from localhost:4200 to https://localhost:9000 (ECONNRESET) (https://nodejs.org/api/errors.html#errors_co',
        'mmon_system_errors)',
      ],
    },
  ],
});
