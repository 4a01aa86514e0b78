import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/websocket',
  error: '/reference/epipe',
  rules: [{ rank: 170, when: ['epipe', 'webSocketLib'], certainty: 'likely' }],
  what: {
    es: 'Se escribió en un WebSocket cuyo otro extremo se había ido.',
    en: 'A WebSocket was written to after its other end had gone.',
  },
  settle: {
    es: 'El evento `close` del mismo WebSocket: un código 1006 dice que se cortó sin despedida.',
    en: 'The `close` event of the same WebSocket: code 1006 says that it was cut without a close frame.',
  },
  sources: ['https://github.com/websockets/ws/issues/1256'],
  samples: [
    {
      source: 'https://github.com/vizhub-studio/vzcode/issues/90',
      text: [
        'Error: write EPIPE',
        '    at afterWriteDispatched (node:internal/stream_base_commons:160:15)',
        '    at writevGeneric (node:internal/stream_base_commons:143:3)',
        '    at Socket._writev (node:net:907:8)',
        '    at Writable.uncork (node:internal/streams/writable:351:7)',
        '    at Sender.sendFrame (/app/node_modules/ws/lib/sender.js:471:20)',
        '    at WebSocket.send (/app/node_modules/ws/lib/websocket.js:469:18)',
        "Emitted 'error' event on WebSocketJSONStream instance at:",
        '    at emitErrorNT (node:internal/streams/destroy:151:8) {',
        '  errno: -32,',
        "  code: 'EPIPE',",
        "  syscall: 'write'",
        '}',
      ],
    },
    {
      source: 'https://github.com/derbyparty/racer-highway/pull/18',
      text: [
        'uncaught: Error: write EPIPE',
        '    at afterWriteDispatched (node:internal/stream_base_commons:160:15)',
        '    at writeGeneric (node:internal/stream_base_commons:151:3)',
        '    at Socket._writeGeneric (node:net:962:11)',
        '    at Socket._write (node:net:974:8)',
        '    at Socket.Writable.write (node:internal/streams/writable:337:10)',
        '    at Sender.sendFrame (/app/node_modules/racer-highway/node_modules/ws/lib/Sender.js:381:20)',
        '    at Sender.doClose (/app/node_modules/racer-highway/node_modules/ws/lib/Sender.js:142:10)',
        '    at WebSocket.close (/app/node_modules/racer-highway/node_modules/ws/lib/WebSocket.js:285:18)',
        '    at Receiver.controlMessage (/app/node_modules/racer-highway/node_modules/ws/lib/Receiver.js:425:14)',
      ],
    },
  ],
});
