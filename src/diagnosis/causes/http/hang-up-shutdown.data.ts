import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/graceful-shutdown',
  error: '/reference/econnreset',
  rules: [{ rank: 1060, when: ['hangUp', 'closing'], certainty: 'likely' }],
  signals: { places: { closing: ['sigterm', 'sigint', 'shutdown', 'shutting down', 'rolling update'] } },
  what: {
    es: 'El servidor se estaba deteniendo y cortó la conexión en mitad de una petición.',
    en: 'The server was shutting down and cut the connection in the middle of a request.',
  },
  settle: {
    es: 'Si solo ocurre al desplegar o al reiniciar, es esto.',
    en: 'If it happens only during a deployment or a restart, this is it.',
  },
  sources: ['shut-down-gracefully/without-handler@node-20'],
  samples: [
    {
      source: 'made-up',
      text: [
        'SIGTERM received, shutting down',
        'Error: socket hang up',
        '    at Socket.socketOnEnd (node:_http_client:524:23) {',
        "  code: 'ECONNRESET'",
        '}',
      ],
    },
  ],
});
