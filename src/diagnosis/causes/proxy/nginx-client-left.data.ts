import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/client-leaves',
  rules: [{ rank: 830, when: ['nginxLeft'], certainty: 'certain' }],
  signals: {
    errors: { nginxLeft: ['client prematurely closed connection', 'client closed connection while*'] },
  },
  what: {
    es: 'El cliente se fue antes de que el servidor terminara de responder.',
    en: 'The client left before the server had finished its answer.',
  },
  sources: ['https://github.com/kubernetes/ingress-nginx/issues/4738'],
  samples: [
    {
      source: 'https://github.com/GoogleCloudPlatform/php-docker/issues/443',
      text: [
        '2018/05/22 15:17:24 [info] 45#0: *400 epoll_wait() reported that client prematurely closed connection, so upstream connection is closed too while sending request to upstream, client: 192.0.2.1, server: , request: "GET /alive HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000"',
        '192.0.2.1 - - [22/May/2018:15:17:24 +0000] "GET /alive HTTP/1.1" 499 0 "-" "kube-probe/1.9+"',
      ],
    },
  ],
});
