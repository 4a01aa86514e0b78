import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/unhandled-error-event',
  rules: [{ rank: 1230, when: ['crash'], certainty: 'certain' }],
  signals: { errors: { crash: ["~throw er; // unhandled 'error' event", "~unhandled 'error' event"] } },
  what: {
    es: 'Nadie escuchaba el evento `error`, y por eso terminó el proceso; el error mismo está en las líneas siguientes.',
    en: 'Nobody listened for the `error` event, and so the process ended; the error itself stands in the lines that follow.',
  },
  sources: ['listen-for-errors/without-handler@node-20'],
  samples: [
    {
      source: 'https://github.com/brianc/node-postgres/issues/1165',
      isFirst: false,
      text: [
        'events.js:141',
        "      throw er; // Unhandled 'error' event",
        'Error: Connection terminated',
        '    at null.<anonymous> (/app/node_modules/pg/lib/client.js:198:29)',
        '    at Socket.<anonymous> (/app/node_modules/pg/lib/connection.js:78:10)',
        '    at TCP._onclose (net.js:486:12)',
      ],
    },
  ],
});
