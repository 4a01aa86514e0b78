import { defineQuestion } from '../define.ts';

export default defineQuestion({
  rank: 10,
  ask: { es: '¿Dónde se escribía?', en: 'Where was the program writing?' },
  answers: [
    {
      id: 'stdout',
      page: '/recipes/cli-piped-to-head',
      says: { es: 'En la salida de una orden (`| head`)', en: 'To the output of a command (`| head`)' },
    },
    {
      id: 'service-stdout',
      page: '/recipes/dead-stdout',
      says: { es: 'En la salida de un servicio', en: 'To the output of a service' },
    },
    {
      id: 'child',
      page: '/recipes/child-stdin',
      says: { es: 'En la entrada de un proceso hijo', en: 'To the input of a child process' },
    },
    {
      id: 'response',
      page: '/recipes/client-leaves',
      says: { es: 'En una respuesta HTTP', en: 'To an HTTP response' },
    },
    {
      id: 'request',
      page: '/recipes/upload-answered-early',
      says: { es: 'En el cuerpo de una petición', en: 'To the body of a request' },
    },
    { id: 'socket', page: '/recipes/unhandled-error-event', says: { es: 'En un socket', en: 'To a socket' } },
    { id: 'tls', page: '/recipes/tls', says: { es: 'En una conexión TLS', en: 'To a TLS connection' } },
    { id: 'websocket', page: '/recipes/websocket', says: { es: 'En un WebSocket', en: 'To a WebSocket' } },
    { id: 'proxy', page: '/recipes/proxy', says: { es: 'En un proxy', en: 'In a proxy' } },
    {
      id: 'ipc',
      page: '/recipes/ipc-and-cluster',
      says: { es: 'A otro proceso, con `send`', en: 'To another process, with `send`' },
    },
  ],
});
