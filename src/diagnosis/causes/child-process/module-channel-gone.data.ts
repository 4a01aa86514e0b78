import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/ipc-and-cluster',
  error: '/reference/err-ipc-channel-closed',
  rules: [{ rank: 500, when: ['channelGone'], certainty: 'certain' }],
  signals: { errors: { channelGone: ['channelgone: the other process*'] } },
  what: {
    es: 'El módulo de la receta avisa de que el otro proceso ya no está.',
    en: "The recipe's module reports that the other process is gone.",
  },
  sources: ['talk-to-child/demo-cluster@node-20'],
  samples: [
    { source: 'talk-to-child/demo-cluster@node-20', text: ['ChannelGone: the other process has gone'] },
  ],
});
