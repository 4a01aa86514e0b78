import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'near',
  page: '/reference/econnrefused',
  rules: [{ rank: 1210, when: ['peerRefused'], certainty: 'certain' }],
  signals: {
    errors: {
      peerRefused: [
        '~connection refused',
        '~conexion rehusada',
        '~conexi?n rehusada',
        '~conexion rechazada',
        '~connexion refusee',
        '~verbindungsaufbau abgelehnt',
        '~conexao recusada',
        '~actively refused it',
        '~denego expresamente dicha conexion',
      ],
    },
  },
  what: {
    es: 'Nadie escucha en esa dirección y ese puerto: no llegó a haber conexión.',
    en: 'Nobody listens at that address and port: there never was a connection.',
  },
  sources: ['connection-refused/without-handler@python-3'],
  samples: [
    {
      source: 'https://github.com/benoitc/gunicorn/issues/3354',
      text: [
        '[error] 26#26: *504921 connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.1, server: , request: "POST /v1/info HTTP/1.1", upstream: "http://192.0.2.82:8000/v1/info", host: "our-internal-host.example:443"',
        '"POST /v1/info HTTP/1.1" 502',
      ],
    },
    {
      source: 'https://github.com/dotnet/dotnet-api-docs/issues/9821',
      text: [
        'System.Net.Http.HttpRequestException: No se puede establecer una conexión ya que el equipo de destino denegó expresamente dicha conexión. (localhost:5051)',
        ' ---> System.Net.Sockets.SocketException (10061): No se puede establecer una conexión ya que el equipo de destino denegó expresamente dicha conexión.',
      ],
    },
  ],
});
