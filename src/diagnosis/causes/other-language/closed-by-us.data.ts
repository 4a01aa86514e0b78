import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/err-stream-destroyed',
  rules: [{ rank: 1170, when: ['closedByUs'], certainty: 'possible' }],
  signals: { errors: { closedByUs: ['use of closed network connection'] } },
  what: {
    es: 'El propio programa de Go había cerrado esa conexión, y después la usó.',
    en: 'The Go program had closed that connection itself, and used it afterwards.',
  },
  settle: {
    es: 'Buscar qué parte del programa llama a `Close` mientras otra lee o escribe.',
    en: 'Find which part of the program calls `Close` while another one reads or writes.',
  },
  sources: ['https://github.com/golang/go/issues/4373'],
  samples: [
    {
      source: 'https://github.com/awoodbeck/gnp/issues/9',
      text: ['accept tcp 127.0.0.1:64792: use of closed network connection'],
    },
  ],
});
