import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/econnrefused',
  rules: [
    {
      rank: 1200,
      when: ['aggregate'],
      unless: ['allRejected', 'ETIMEDOUT', 'ENOTFOUND'],
      certainty: 'possible',
    },
  ],
  signals: {
    errors: { aggregate: ['~aggregateerror'] },
    places: { allRejected: ['all promises were rejected'] },
  },
  what: {
    es: 'Fallaron todos los intentos de conectar, uno por cada dirección: lo común es que nadie escuche.',
    en: 'Every attempt to connect failed, one for each address: usually because nobody listens.',
  },
  settle: {
    es: 'Imprimir `error.errors`: cada intento lleva allí su código.',
    en: 'Print `error.errors`: each attempt has its code there.',
  },
  sources: ['connection-refused/demo-empty-message@bun'],
  samples: [
    {
      source: 'connection-refused/demo-empty-message@bun',
      text: [
        '45 |       return applyHandlers(handlers, emitter, args), !0;',
        '46 |   }',
        '47 |   let er;',
        '48 |   if (args.length > 0)',
        '49 |     er = args[0];',
        '50 |     throw er;',
        '                ^',
        'AggregateError: ',
        '      at emitError (node:events:50:13)',
        '      at emitErrorNT (internal:streams/destroy:88:12)',
        '      at emitErrorCloseNT (internal:streams/destroy:69:14)',
        '',
        'Bun v1.4.5 (Linux x64)',
      ],
    },
  ],
});
