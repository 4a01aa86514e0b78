import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/bun-and-deno',
  error: '/reference/epipe',
  rules: [{ rank: 920, when: ['denoPipe'], certainty: 'certain' }],
  signals: {
    errors: {
      denoPipe: [
        'brokenpipe: broken pipe (os error 32)',
        'uncaught brokenpipe',
        'errors.brokenpipe',
        'brokenpipe: broken pipe',
      ],
    },
  },
  what: {
    es: 'Deno escribió en una tubería o un socket cuyo otro extremo se había ido.',
    en: 'Deno wrote to a pipe or socket whose other end had gone.',
  },
  sources: ['write-with-native-apis/without-handler@deno'],
  samples: [
    {
      source: 'write-with-native-apis/without-handler@deno',
      text: [
        'error: Uncaught (in promise) BrokenPipe: Broken pipe (os error 32)',
        "  for (let n = 1; n <= 3; n += 1) await conn.write(new TextEncoder().encode('Are you there?'));",
        '                                             ^',
        '    at write (ext:deno_net/01_net.js:1:1319)',
        '    at TcpConn.write (ext:deno_net/01_net.js:1:2091)',
        '    at without-handler.ts:14:46',
      ],
    },
    {
      source: 'https://github.com/codeforkosen/Kakomimasu/issues/128',
      text: [
        'error: Uncaught (in promise) BrokenPipe: Broken pipe (os error 32)',
        '      await Deno.writeAll(',
        '      ^',
        '    at unwrapResponse (deno:runtime/js/10_dispatch_minimal.js:60:13)',
        '    at async write (deno:runtime/js/12_io.js:118:20)',
        '    at async BufWriter.flush (https://deno.land/std@0.85.0/io/bufio.ts:468:7)',
        '    at async writeFrame (https://deno.land/std@0.85.0/ws/mod.ts:144:3)',
      ],
    },
    {
      source: 'https://github.com/websockets/ws/issues/2303',
      text: [
        'error: Uncaught (in promise) BrokenPipe: Broken pipe (os error 32)',
        '    at TCP.writev (ext:deno_node/internal_binding/stream_wrap.ts:152:28)',
        '    at writevGeneric (ext:deno_node/internal/stream_base_commons.ts:133:26)',
        '    at Socket._writev (node:net:1097:8)',
        '    at Sender.sendFrame (node_modules/ws/lib/sender.js:563:20)',
        '    at WebSocket.close (node_modules/ws/lib/websocket.js:315:18)',
      ],
    },
  ],
});
