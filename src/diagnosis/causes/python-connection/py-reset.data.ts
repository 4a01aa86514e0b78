import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/python-connection-errors',
  rules: [{ rank: 810, when: ['pyReset|pyAborted'], certainty: 'certain' }],
  what: {
    es: 'El otro extremo cortó la conexión; el texto no dice cuál era.',
    en: 'The other end reset the connection; the text does not say which one it was.',
  },
  sources: ['python-connection-errors/without-handler@python-3'],
  samples: [
    {
      source: 'python-connection-errors/without-handler@python-3',
      text: [
        'Traceback (most recent call last):',
        '  File "without_handler.py", line 12, in <module>',
        '    ours.recv(100)',
        'ConnectionResetError: [Errno 104] Connection reset by peer',
      ],
    },
    {
      source: 'https://github.com/IIC2233/syllabus-2021-1/issues/741',
      text: [
        'Error: [WinError 10054] Se ha forzado la interrupción de una conexión existente por el host remoto',
      ],
    },
    {
      source: 'https://github.com/IIC2233/Syllabus-2021-2/issues/306',
      text: [
        'ConnectionAbortedError: [WinError 10053] Se ha anulado una conexión establecida por el software en su equipo host',
      ],
    },
  ],
});
