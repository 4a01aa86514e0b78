import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/bun-and-deno',
  error: '/reference/epipe',
  rules: [{ rank: 400, when: ['epipe', 'fsWrite', 'bun'], certainty: 'certain' }],
  signals: { places: { bun: ['bun v*', 'bun', 'internal:streams/*', 'internal:fs/*'] } },
  what: {
    es: 'Bun escribió en un descriptor cuyo lector se había ido.',
    en: 'Bun wrote to a descriptor whose reader had gone.',
  },
  sources: ['write-with-native-apis/without-handler@bun'],
  samples: [
    {
      source: 'write-to-child-stdin/without-handler@bun',
      text: [
        '45 |       return applyHandlers(handlers, emitter, args), !0;',
        '46 |   }',
        '47 |   let er;',
        '48 |   if (args.length > 0)',
        '49 |     er = args[0];',
        '50 |     throw er;',
        '                ^',
        'error: EPIPE: broken pipe, write',
        '      at emitError (node:events:50:13)',
        '      at emitErrorNT (internal:streams/destroy:88:12)',
        '      at emitErrorCloseNT (internal:streams/destroy:69:14)',
        '',
        'Bun v1.4.5 (Linux x64)',
      ],
    },
  ],
});
