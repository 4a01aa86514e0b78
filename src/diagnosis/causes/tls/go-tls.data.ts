import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/reference/tls-errors',
  error: '/reference/epipe',
  rules: [{ rank: 960, when: ['goPipe', 'goTls'], certainty: 'likely' }],
  signals: { places: { goTls: ['tls: failed to send closenotify*'] } },
  what: {
    es: 'Un programa de Go se despedía por TLS, o escribía, cuando el extremo remoto ya se había ido.',
    en: 'A Go program said goodbye over TLS, or wrote, when the other end had already gone.',
  },
  settle: {
    es: 'Cuánto tiempo llevaba abierta esa conexión: muchos servidores cierran las que no se usan.',
    en: 'How long that connection had been open: many servers close those that are not used.',
  },
  sources: ['https://github.com/sp1ke23/dnsredir/issues/17'],
  samples: [
    {
      source: 'https://github.com/sp1ke23/dnsredir/issues/17',
      isFirst: false,
      text: [
        'root@gateway:/etc/coredns# tail -f /var/log/syslog ',
        'Aug 30 18:10:02 gateway coredns[16605]: [WARNING] plugin/dnsredir: Exchange() failed  error: write tcp 10.10.100.3:25908->1.1.1.1:853: write: broken pipe',
        'Aug 30 18:11:15 gateway coredns[16605]: [WARNING] plugin/dnsredir: tls: failed to send closeNotify alert (but connection was closed anyway): write tcp 10.10.100.3:26130->1.1.1.1:853: write: broken pipe',
        'Aug 30 18:11:15 gateway coredns[16605]: [WARNING] plugin/dnsredir: Exchange() failed  error: write tcp 10.10.100.3:26130->1.1.1.1:853: write: broken pipe',
        'Aug 30 18:11:15 gateway coredns[16605]: [WARNING] plugin/dnsredir: tls: failed to send closeNotify alert (but connection was closed anyway): write tcp 10.10.100.3:26128->1.1.1.1:853: write: broken pipe',
      ],
    },
  ],
});
