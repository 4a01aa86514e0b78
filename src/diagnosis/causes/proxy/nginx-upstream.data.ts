import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/recipes/keep-alive-reuse',
  error: '/reference/econnreset',
  rules: [{ rank: 850, when: ['nginxUpstream'], unless: ['phpMessage'], certainty: 'likely' }],
  signals: { places: { phpMessage: ['php message*'] } },
  what: {
    es: 'El servidor que está detrás de nginx cerró la conexión sin responder.',
    en: 'The server behind nginx closed the connection without answering.',
  },
  settle: {
    es: 'Comparar cuánto guarda cada lado una conexión inactiva: si el servidor espera menos que nginx, es esto.',
    en: 'Compare how long each side keeps an idle connection: if the server waits less than nginx, this is it.',
  },
  sources: ['https://github.com/kubernetes/ingress-nginx/issues/4738'],
  samples: [
    {
      source: 'https://github.com/cpriego/valet-linux/issues/188',
      text: [
        '2019/01/14 16:26:56 [error] 11370#11370: *34 recv() failed (104: Connection reset by peer)',
        'while reading response header from upstream, client: 127.0.0.1, server: , request: "GET /register',
        'HTTP/1.1", upstream: "fastcgi://unix:/srv/.valet/valet.sock:", host: "laravel.test"',
      ],
    },
    {
      source: 'https://github.com/n8n-io/n8n/issues/13611',
      text: [
        '2025/03/12 21:15:48 [error] 864#0: *177339 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 192.0.2.158, server: n8n.example.com, request: "GET /rest/executions/10501 HTTP/1.1", upstream: "http://127.0.0.1:5678/rest/executions/10501", host: "n8n.example.com"',
        '2025/03/12 21:15:49 [error] 864#0: *177350 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 192.0.2.198, server: n8n.example.com, request: "GET /rest/push?pushRef=ap6gv0gao0 HTTP/1.1", upstream: "http://127.0.0.1:5678/rest/push?pushRef=ap6gv0gao0", host: "n8n.example.com"',
      ],
    },
  ],
});
