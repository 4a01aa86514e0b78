import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/broken-pipe-error',
  error: '/reference/epipe',
  rules: [{ rank: 970, when: ['goPipe|javaPipe|errnoPipe'], certainty: 'likely' }],
  what: {
    es: 'Un programa en otro lenguaje escribió en una tubería o un socket cuyo otro extremo se había ido: la causa es la misma.',
    en: 'A program in another language wrote to a pipe or socket whose other end had gone: the cause is the same.',
  },
  settle: {
    es: 'La llamada de la traza que escribía: una respuesta, una petición o la salida estándar.',
    en: 'The call in the stack that was writing: a response, a request or standard output.',
  },
  sources: ['https://github.com/golang/go/issues/11745'],
  samples: [
    {
      source: 'https://github.com/bluerhinos/phpMQTT/issues/79',
      text: ['PHP Notice: fwrite(): send of 2 bytes failed with errno=32 Broken pipe'],
    },
    {
      source: 'https://github.com/kamon-io/Kamon/issues/754',
      text: [
        'SEVERE: Could not send response to the client',
        'java.net.SocketException: Broken pipe (Write failed)',
      ],
    },
  ],
});
