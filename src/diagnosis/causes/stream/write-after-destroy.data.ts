import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/err-stream-destroyed',
  rules: [{ rank: 470, when: ['destroyed'], certainty: 'certain' }],
  signals: {
    errors: {
      destroyed: [
        'err_stream_destroyed',
        'after a stream was destroyed',
        'err_socket_closed',
        'error: socket is closed',
        'this socket is closed',
        'write ecanceled',
        'shutdown ecanceled',
      ],
    },
  },
  what: {
    es: 'El propio programa usó un stream que ya estaba destruido.',
    en: 'The program itself used a stream that was already destroyed.',
  },
  sources: ['write-after-destroy/without-handler@node-20'],
  samples: [
    {
      source: 'write-after-destroy/without-handler@node-20',
      text: [
        'node:internal/streams/writable:491',
        "    err = new ERR_STREAM_DESTROYED('write');",
        '          ^',
        '',
        'Error [ERR_STREAM_DESTROYED]: Cannot call write after a stream was destroyed',
        '    at _write (node:internal/streams/writable:491:11)',
        '    at Writable.write (node:internal/streams/writable:510:10)',
        '    at <anonymous> (without-handler.ts:9:12)',
        '    at new Promise (<anonymous>)',
        '    at write (without-handler.ts:8:10)',
        '    at <anonymous> (without-handler.ts:21:7) {',
        "  code: 'ERR_STREAM_DESTROYED'",
        '}',
        '',
        'Node.js v20.20.2',
      ],
    },
    {
      source: 'https://github.com/zone-eu/wildduck/issues/790',
      text: ['Error [ERR_STREAM_DESTROYED]: Cannot call write after a stream was destroyed'],
    },
    {
      source: 'https://github.com/brillout/react-streaming/issues/20',
      text: [
        'Error [ERR_STREAM_DESTROYED]: Cannot call write after a stream was destroyed',
        '    at new NodeError (node:internal/errors:399:5)',
        '    at write_ (node:_http_outgoing:880:11)',
        '    at ServerResponse.write (node:_http_outgoing:831:15)',
      ],
    },
  ],
});
