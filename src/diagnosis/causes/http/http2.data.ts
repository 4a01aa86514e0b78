import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/http2-errors',
  rules: [{ rank: 80, when: ['http2'], certainty: 'certain' }],
  signals: {
    errors: {
      http2: [
        'err_http2_*',
        'nghttp2_*',
        'session closed with error code',
        'stream closed with error code',
        'http/2 error*',
        'stream was terminated by peer*',
        'the session has been destroyed',
        'the stream has been destroyed',
        'after receiving a goaway',
        'goaway',
        'was not closed cleanly',
        'rst_stream',
        'rst stream',
      ],
    },
  },
  what: {
    es: 'Se usó un stream o una sesión de HTTP/2 que el otro extremo había cerrado o rechazado.',
    en: 'An HTTP/2 stream or session was used after the other end had closed or refused it.',
  },
  sources: ['survive-http2-peers/without-handler@node-20'],
  samples: [
    {
      source: 'survive-http2-peers/without-handler@node-20',
      text: [
        'node:events:502',
        "      throw er; // Unhandled 'error' event",
        '      ^',
        '',
        'Error [ERR_HTTP2_SESSION_ERROR]: Session closed with error code 11',
        '    at Http2Session.onGoawayData (node:internal/http2/core:711:21)',
        "Emitted 'error' event on ClientHttp2Stream instance at:",
        '    at emitErrorNT (node:internal/streams/destroy:169:8)',
        '    at emitErrorCloseNT (node:internal/streams/destroy:128:3)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:82:21) {',
        "  code: 'ERR_HTTP2_SESSION_ERROR'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/grpc/grpc-java/issues/5176',
      text: ['INTERNAL: HTTP/2 error code: INTERNAL_ERROR Received Rst Stream (with error code 2)'],
    },
    {
      source: 'https://github.com/cachapa/firedart/issues/87',
      text: [
        'Unhandled exception:',
        'gRPC Error (code: 2, codeName: UNKNOWN, message: HTTP/2 error: Stream error: Stream was terminated by peer (errorCode: 7)., details: null, rawResponse: null, trailers: {})',
      ],
    },
  ],
});
