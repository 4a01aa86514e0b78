import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/upload-answered-early',
  error: '/reference/python-connection-errors',
  rules: [{ rank: 630, when: ['pyPipe', 'pyRequest'], certainty: 'likely' }],
  what: {
    es: 'El servidor cerró la conexión mientras aún se le enviaba la petición.',
    en: 'The server closed the connection while the request was still being sent.',
  },
  settle: {
    es: 'Si falla con cuerpos grandes y no con pequeños, el servidor lo rechazó: su registro dice por qué.',
    en: 'If it fails with large bodies and not with small ones, the server refused it: its log says why.',
  },
  sources: ['https://github.com/psf/requests/issues/4937'],
  samples: [
    {
      source: 'https://github.com/aio-libs/aiohttp/issues/6912',
      text: ['aiohttp.client_exceptions.ClientOSError: [Errno 32] Broken pipe'],
    },
    {
      source: 'https://github.com/mapbox/tilesets-cli/issues/31',
      text: [
        "requests.exceptions.ConnectionError: ('Connection aborted.', BrokenPipeError(32, 'Broken pipe'))",
      ],
    },
  ],
});
