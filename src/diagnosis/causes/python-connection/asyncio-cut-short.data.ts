import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/python-sockets',
  error: '/reference/err-stream-premature-close',
  rules: [{ rank: 550, when: ['asyncioCut'], certainty: 'certain' }],
  signals: { errors: { asyncioCut: ['incompletereaderror'] } },
  what: {
    es: 'El otro extremo cerró antes de que llegaran todos los bytes que se esperaban.',
    en: 'The other end closed before all the expected bytes had arrived.',
  },
  sources: ['python-sockets/demo-end-of-stream@python-3'],
  samples: [
    {
      source: 'python-sockets/demo-end-of-stream@python-3',
      text: ['IncompleteReadError: 1 bytes read on a total of 10 expected bytes'],
    },
  ],
});
