import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/err-stream-unable-to-pipe',
  rules: [{ rank: 480, when: ['unableToPipe'], certainty: 'certain' }],
  signals: {
    errors: {
      unableToPipe: [
        'err_stream_unable_to_pipe',
        'cannot pipe to a closed or destroyed stream',
        'err_stream_cannot_pipe',
        'cannot pipe, not readable',
      ],
    },
  },
  what: {
    es: 'Se conectó un stream a otro que ya estaba cerrado, o uno que no se podía leer.',
    en: 'A stream was piped into one that was already closed, or one that could not be read was piped.',
  },
  sources: ['pipe-into-closed/without-handler@node-20'],
  samples: [
    {
      source: 'https://github.com/googleapis/teeny-request/issues/352',
      text: [
        'Error: Cannot pipe to a closed or destroyed stream',
        'at pipelineImpl (node:internal/streams/pipeline:264:15)',
      ],
    },
    {
      source: 'https://github.com/expo/expo/issues/48581',
      text: [
        'Starting Metro Bundler',
        '...',
        'Logs for your project will appear below. Press Ctrl+C to exit.',
        'Error [ERR_STREAM_UNABLE_TO_PIPE]: Cannot pipe to a closed or destroyed stream',
        'iOS Bundled 6036ms .../expo-router/entry.js (3893 modules)',
      ],
    },
  ],
});
