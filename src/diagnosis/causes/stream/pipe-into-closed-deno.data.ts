import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/err-stream-unable-to-pipe',
  rules: [{ rank: 490, when: ['denoPipeline'], certainty: 'likely' }],
  signals: { errors: { denoPipeline: ['k is not a constructor'] } },
  what: {
    es: 'Se conectó un stream a otro ya cerrado, y Deno falla al construir el error que lo diría.',
    en: 'A stream was piped into a closed one, and Deno fails while it builds the error that would say so.',
  },
  settle: {
    es: 'Si la traza nombra `pipeline`, es esto: `k` es un nombre del código interno de Deno.',
    en: "If the stack names `pipeline`, this is it: `k` is a name in Deno's internal code.",
  },
  sources: ['pipe-into-closed/without-handler@deno'],
  samples: [
    {
      source: 'pipe-into-closed/without-handler@deno',
      text: [
        'error: Uncaught (in promise) TypeError: k is not a constructor',
        "void pipeline(Readable.from(['a', 'b']), destination);",
        '     ^',
        '    at pipelineImpl (ext:deno_node/internal/streams/pipeline.js:1:3354)',
        '    at node:stream/promises:1:567',
        '    at new Promise (<anonymous>)',
        '    at pipeline (node:stream/promises:1:439)',
        '    at without-handler.ts:10:6',
        '    at processTicksAndRejections (ext:core/01_core.js:404:7)',
        '    at drainTicks (ext:core/01_core.js:431:5)',
      ],
    },
  ],
});
