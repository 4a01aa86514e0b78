import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/proxy',
  error: '/reference/epipe',
  rules: [{ rank: 860, when: ['nginxSend'], certainty: 'possible' }],
  signals: {
    errors: {
      nginxSend: [
        'send() failed (32*',
        'writev() failed (32*',
        'sendfile() failed (32*',
        'ssl_write() failed (32*',
      ],
    },
  },
  what: {
    es: 'nginx escribió en una conexión cuyo otro extremo se había ido: el cliente, o el servidor que tiene detrás.',
    en: 'nginx wrote to a connection whose other end had gone: the client, or the server behind it.',
  },
  settle: {
    es: 'Leer el final de esa línea: `while sending to client` es el cliente, y `upstream`, el servidor de detrás.',
    en: 'Read the end of that line: `while sending to client` is the client, and `upstream` the server behind it.',
  },
  sources: ['https://github.com/ZoeyVid/NPMplus/issues/1122'],
  samples: [
    {
      source: 'https://github.com/XTLS/Xray-core/issues/1207',
      text: [
        '[error] 2491#2491: *686 send() failed (32: Broken pipe) while proxying upgraded connection, client: 203.0.113.3, server: example.com, request: "GET /path HTTP/1.1", upstream: "http://unix:/dev/shm/vws.sock:/path", host: "example.com"',
        '[error] 4112#4112: *345 recv() failed (104: Connection reset by peer) while proxying upgraded connection, client: 203.0.113.3, server: example.com, request: "GET /path HTTP/1.1", upstream: "http://unix:/dev/shm/vws.sock:/path", host: "example.com"',
      ],
    },
    {
      source: 'https://github.com/ZoeyVid/NPMplus/issues/1122',
      text: [
        '2024-09-27T11:33:13.859502771Z 2024/09/27 13:33:13 [error] 32855#32855: *10529 send() failed (32: Broken pipe), client: 203.0.113.7, server: immich.example.org, request: "POST /api/assets HTTP/1.1", host: "immich.example.org"',
        '',
        '2024-09-27T11:33:13.859545312Z 2024/09/27 13:33:13 [error] 32855#32855: *10529 [lua] crowdsec.lua:578: AppSecCheck(): Fallback because of err: broken pipe, client: 203.0.113.7, server: immich.example.org, request: "POST /api/assets HTTP/1.1", host: "immich.example.org"',
        '',
        '2024-09-27T11:33:13.859564759Z 2024/09/27 13:33:13 [alert] 32855#32855: *10529 [lua] crowdsec.lua:718: Allow(): [Crowdsec] denied \'203.0.113.7\' with \'ban\' (by appsec), client: 203.0.113.7, server: immich.example.org, request: "POST /api/assets HTTP/1.1", host: "immich.example.org"',
      ],
    },
  ],
});
