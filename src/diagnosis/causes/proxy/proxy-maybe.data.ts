import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/proxy',
  error: '/reference/epipe',
  rules: [{ rank: 1020, when: ['epipe', 'proxyWord'], unless: ['proxyOption'], certainty: 'possible' }],
  signals: {
    places: {
      proxyWord: ['proxy', 'proxies', 'tunnel', 'http connect'],
      proxyOption: ['proxy:', '"proxy":', 'proxy environment variables*'],
    },
  },
  what: {
    es: 'Puede que un proxy escribiera en una conexión cuyo otro extremo se había ido.',
    en: 'A proxy may have written to a connection whose other end had gone.',
  },
  settle: {
    es: 'Si el programa reenvía conexiones de otros, es esto.',
    en: 'If the program forwards the connections of others, this is it.',
  },
  sources: ['https://github.com/TooTallNate/proxy-agents/issues/267'],
  samples: [
    {
      source: 'https://github.com/TooTallNate/proxy-agents/issues/267',
      text: [
        '  proxy ← ← ← HTTP request contile.example.com:443 socket "end" event +1ms',
        '  proxy ↓ ↓ ↓ proxy target spocs.example.com:443 "end" event +151ms',
        '  proxy ← ← ← HTTP request location.example.com:443 socket "error" event:',
        '  proxy ← ← ← Error: write EPIPE',
        '    at afterWriteDispatched (node:internal/stream_base_commons:160:15)',
        '    at Socket._write (node:net:964:8)',
        '    at Socket.ondata (node:internal/streams/readable:817:22)',
        '    at addChunk (node:internal/streams/readable:376:12)',
      ],
    },
  ],
});
