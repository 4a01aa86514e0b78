import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/client-leaves',
  error: '/reference/epipe',
  rules: [{ rank: 350, when: ['epipe', 'httpServer'], certainty: 'likely' }],
  what: {
    es: 'El cliente se fue antes de recibir la respuesta entera.',
    en: 'The client left before the whole response was sent.',
  },
  settle: {
    es: 'El evento `close` de la respuesta sin que `writableFinished` sea cierto.',
    en: 'The `close` event of the response while `writableFinished` is false.',
  },
  sources: ['https://github.com/expressjs/express/issues/3189'],
  samples: [
    {
      source: 'https://github.com/koajs/koa/issues/655',
      text: [
        'server error { [Error: write EPIPE]',
        "  code: 'EPIPE',",
        "  errno: 'EPIPE',",
        "  syscall: 'write',",
        '  address: undefined } { request:',
        "   { method: 'GET',",
        "     url: '/javascripts/bundle.js',",
        '     header:',
        "      { host: 'localhost:3000',",
        "        connection: 'keep-alive' } },",
        '  response:',
        '   { status: 200,',
        "     message: 'OK' },",
        "  app: { subdomainOffset: 2, proxy: false, env: 'production' },",
        "  req: '<original node req>',",
        "  res: '<original node res>',",
        "  socket: '<original node socket>' }",
      ],
    },
    {
      source: 'https://github.com/fastify/benchmarks/issues/120',
      text: [
        '2020-08-01T00:47:46.2549900Z 2020-08-01 00:47:46,237 ERROR 2839 [-/undefined/-/3ms GET /] nodejs.EPIPEError: write EPIPE',
        '2020-08-01T00:47:46.2550242Z     at afterWriteDispatched (internal/stream_base_commons.js:154:25)',
        '2020-08-01T00:47:46.2551293Z     at Socket._writev (net.js:793:8)',
        '2020-08-01T00:47:46.2552070Z     at ServerResponse._flushOutput (_http_outgoing.js:854:10)',
        '2020-08-01T00:47:46.2552541Z     at ServerResponse.assignSocket (_http_server.js:219:8)',
        '2020-08-01T00:47:46.2553000Z code: "EPIPE"',
      ],
    },
  ],
});
