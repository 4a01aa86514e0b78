import { defineQuestion } from '../define.ts';

export default defineQuestion({
  rank: 30,
  ask: { es: '¿Dónde se escribía, en Python?', en: 'Where was the Python program writing?' },
  answers: [
    {
      id: 'stdout',
      page: '/recipes/python-stdout',
      says: { es: 'En la salida estándar, con `print`', en: 'To standard output, with `print`' },
    },
    {
      id: 'child',
      page: '/recipes/python-subprocess',
      says: { es: 'En la entrada de un `Popen`', en: 'To the input of a `Popen`' },
    },
    { id: 'socket', page: '/recipes/python-sockets', says: { es: 'En un socket', en: 'To a socket' } },
    {
      id: 'response',
      page: '/recipes/python-web-servers',
      says: { es: 'En la respuesta de un servidor web', en: 'To the response of a web server' },
    },
    {
      id: 'workers',
      page: '/recipes/python-multiprocessing',
      says: { es: 'A otro proceso, con `multiprocessing`', en: 'To another process, with `multiprocessing`' },
    },
    {
      id: 'request',
      page: '/recipes/upload-answered-early',
      says: { es: 'En el cuerpo de una petición', en: 'To the body of a request' },
    },
  ],
});
