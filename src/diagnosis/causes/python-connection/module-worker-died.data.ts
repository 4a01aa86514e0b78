import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/python-multiprocessing',
  rules: [{ rank: 560, when: ['workerDied'], certainty: 'certain' }],
  signals: { errors: { workerDied: ['workerdied: a worker process*'] } },
  what: {
    es: 'El módulo de la receta avisa de que un proceso de trabajo terminó sin responder.',
    en: "The recipe's module reports that a worker process ended without an answer.",
  },
  sources: ['python-multiprocessing/demo-ask@python-3'],
  samples: [
    {
      source: 'python-multiprocessing/demo-ask@python-3',
      text: ['WorkerDied: a worker process ended with exit code 7'],
    },
  ],
});
