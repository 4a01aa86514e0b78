import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/bun-and-deno',
  error: '/reference/econnreset',
  rules: [{ rank: 390, when: ['bunRead'], certainty: 'certain' }],
  signals: { errors: { bunRead: ['broken pipe, read', 'connection reset by peer, read'] } },
  what: {
    es: 'El otro extremo cortó la conexión mientras Bun leía de ella; al leer, Bun puede dar también un EPIPE.',
    en: 'The other end cut the connection while Bun was reading from it; a read in Bun can bring an EPIPE as well.',
  },
  sources: ['write-with-native-apis/demo-socket@bun'],
  samples: [
    {
      source: 'write-with-native-apis/demo-socket@bun',
      text: ["Error: EPIPE: broken pipe, read { errno: -32, code: 'EPIPE', syscall: 'read' }"],
    },
  ],
});
