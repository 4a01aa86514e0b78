import { defineQuestion } from '../define.ts';

export default defineQuestion({
  rank: 20,
  ask: { es: '¿Qué conexión era?', en: 'Which connection was it?' },
  answers: [
    {
      id: 'request',
      page: '/recipes/keep-alive-reuse',
      says: { es: 'La de una petición HTTP', en: 'That of an HTTP request' },
    },
    { id: 'fetch', page: '/recipes/fetch', says: { es: 'La de un `fetch`', en: 'That of a `fetch`' } },
    {
      id: 'server',
      page: '/recipes/client-leaves',
      says: { es: 'La de un cliente del servidor', en: 'That of a client of the server' },
    },
    {
      id: 'database',
      page: '/recipes/database-idle',
      says: { es: 'La de una base de datos', en: 'That of a database' },
    },
    { id: 'tls', page: '/recipes/tls', says: { es: 'Una con TLS', en: 'One with TLS' } },
    { id: 'websocket', page: '/recipes/websocket', says: { es: 'Un WebSocket', en: 'A WebSocket' } },
    { id: 'proxy', page: '/recipes/proxy', says: { es: 'La de un proxy', en: 'That of a proxy' } },
    {
      id: 'socket',
      page: '/recipes/reconnect',
      says: { es: 'Un socket propio', en: "The program's own socket" },
    },
  ],
});
