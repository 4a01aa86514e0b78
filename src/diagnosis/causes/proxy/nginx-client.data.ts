import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/client-leaves',
  error: '/reference/epipe',
  rules: [{ rank: 820, when: ['nginxClient', 'brokenPipe|peerReset'], certainty: 'certain' }],
  signals: {
    errors: {
      nginxClient: [
        'while sending to client',
        'while sending response to client',
        'core_output_filter*',
        'ap_pass_brigade failed*',
      ],
    },
  },
  what: {
    es: 'El cliente de nginx se fue antes de recibir la respuesta entera.',
    en: 'The client of nginx left before the whole response was sent.',
  },
  sources: ['https://github.com/kubernetes/ingress-nginx/issues/4738'],
  samples: [
    {
      source: 'https://github.com/proteinevolution/Toolkit/issues/179',
      text: ['recv() failed (104: Connection reset by peer) while sending to client, client'],
    },
  ],
});
