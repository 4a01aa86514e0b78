import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/proxy',
  error: '/reference/epipe',
  rules: [{ rank: 60, when: ['epipe', 'proxy'], certainty: 'certain' }],
  what: {
    es: 'Un proxy escribió en una conexión cuyo otro extremo se había ido: el cliente, o el servidor que tiene detrás.',
    en: 'A proxy wrote to a connection whose other end had gone: the client, or the server behind it.',
  },
  sources: ['https://github.com/vitejs/vite/issues/9391'],
  samples: [
    {
      source: 'https://github.com/sagemathinc/http-proxy-3/issues/51',
      text: [
        '2026-02-09T15:28:48.941Z [ConfigProxy] error: Uncaught Exception: write EPIPE',
        '2026-02-09T15:28:48.941Z [ConfigProxy] error: Error: write EPIPE',
        '    at Socket._write (node:net:978:8)',
        '    at Writable.write (node:internal/streams/writable:508:10)',
        '    at ClientRequest.<anonymous> (/srv/node_modules/http-proxy-3/dist/lib/http-proxy/passes/ws-incoming.js:249:20)',
      ],
    },
  ],
});
