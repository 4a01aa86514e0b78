import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/client-leaves',
  rules: [{ rank: 440, when: ['clientLeft'], certainty: 'certain' }],
  signals: { errors: { clientLeft: ['clientleft: the client left*'] } },
  what: {
    es: 'El módulo de la receta avisa de que el cliente se fue antes de recibir la respuesta entera.',
    en: "The recipe's module reports that the client left before the whole response was sent.",
  },
  sources: ['stop-when-client-leaves/demo-in-fastify@node-20'],
  samples: [
    {
      source: 'stop-when-client-leaves/demo-in-fastify@node-20',
      text: ['ClientLeft: the client left before the end of the response'],
    },
  ],
});
