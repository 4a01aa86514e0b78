import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/und-err-socket',
  rules: [
    {
      rank: 420,
      when: ['fetchFailed'],
      unless: ['ENOTFOUND', 'EAI_AGAIN', 'CERT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'HPE_'],
      certainty: 'likely',
    },
  ],
  what: {
    es: '`fetch` se quedó sin respuesta: la conexión no se hizo o se cortó, y el motivo está en `error.cause`.',
    en: '`fetch` got no response: the connection was not made or was cut, and `error.cause` holds the reason.',
  },
  settle: {
    es: 'Imprimir `error.cause` y pegarlo aquí: lleva el código del verdadero error.',
    en: 'Print `error.cause` and paste it here: it carries the code of the real error.',
  },
  sources: ['connection-reset/demo-fetch@node-20'],
  samples: [
    { source: 'connection-reset/demo-fetch@node-20', text: ['TypeError: fetch failed'] },
    {
      source: 'https://github.com/anomalyco/opencode/issues/555',
      text: [
        'Error: The socket connection was closed unexpectedly. For more information, pass `verbose: true` in the second argument to fetch()',
      ],
    },
    {
      source: 'https://github.com/decolua/9router/issues/1777',
      text: [
        'API Error: The socket connection was closed unexpectedly. For more information, pass `verbose: true` in the second argument to fetch()',
      ],
    },
  ],
});
