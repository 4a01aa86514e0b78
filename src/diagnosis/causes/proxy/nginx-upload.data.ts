import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/upload-answered-early',
  error: '/reference/epipe',
  rules: [{ rank: 840, when: ['nginxUpstream', 'toUpstream', 'brokenPipe'], certainty: 'likely' }],
  signals: { places: { toUpstream: ['while sending request to upstream'] } },
  what: {
    es: 'El servidor que está detrás de nginx cerró mientras aún se le enviaba la petición.',
    en: 'The server behind nginx closed while the request was still being sent to it.',
  },
  settle: {
    es: 'El registro de ese servidor: si rechazó el cuerpo o se reinició, lo dice.',
    en: 'The log of that server: if it refused the body or was restarted, it says so.',
  },
  sources: ['https://github.com/kubernetes/ingress-nginx/issues/4738'],
  samples: [
    {
      source: 'https://blog.bigbinary.com/2016/01/07/not-using-https-might-be-breaking-file-uploads.html',
      text: [
        '2015/12/16 07:34:13 [error] 1440#0: *1021901',
        'sendfile() failed (32: Broken pipe) while sending request to upstream,',
        'client:, server: app-name.local,',
        'request: "POST /api_endpoint HTTP/1.1",',
        'upstream: "http://unix:/data/apps/app-name/shared/tmp/sockets/unicorn.sock:/api_endpoint",',
      ],
    },
    {
      source: 'https://github.com/apache/apisix/issues/7892',
      text: [
        '2022/09/08 10:29:07 [error] 58#58: *73334436 writev() failed (32: Broken pipe) while sending request to upstream, client: 203.0.113.251, server: _, request: "POST /storage/v2/upload_file HTTP/1.1", upstream: "http://192.0.2.198:8000/storage/v2/upload_file", host: "203.0.113.251:31684"',
        "I'm uploading large files ( single one >1GB) and small files (around 1MB) simultaneously",
      ],
    },
  ],
});
