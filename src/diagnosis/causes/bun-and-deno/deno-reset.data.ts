import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/bun-and-deno',
  error: '/reference/econnreset',
  rules: [{ rank: 910, when: ['denoReset'], certainty: 'certain' }],
  signals: { errors: { denoReset: ['connectionreset: connection reset by peer (os error*'] } },
  what: {
    es: 'El otro extremo cortó la conexión que Deno usaba.',
    en: 'The other end cut the connection that Deno was using.',
  },
  sources: ['write-with-native-apis/demo-socket@deno'],
  samples: [
    {
      source: 'write-with-native-apis/demo-socket@deno',
      text: ["ConnectionReset: Connection reset by peer (os error 104) { code: 'ECONNRESET' }"],
    },
  ],
});
