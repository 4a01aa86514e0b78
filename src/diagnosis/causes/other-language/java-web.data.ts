import { defineCause } from '../../define.ts';

export default defineCause({
  kind: 'pipe',
  page: '/recipes/client-leaves',
  error: '/reference/epipe',
  rules: [{ rank: 950, when: ['javaPipe', 'javaWeb'], certainty: 'likely' }],
  signals: {
    places: {
      javaWeb: [
        'clientabortexception*',
        'org.apache.catalina*',
        'org.eclipse.jetty*',
        'undertow*',
        'springframework*',
      ],
    },
  },
  what: {
    es: 'El cliente se fue antes de que el servidor de Java acabara de enviar la respuesta.',
    en: 'The client left before the Java server had sent the whole response.',
  },
  settle: {
    es: 'El registro de accesos: una petición con menos bytes de los que tiene la respuesta.',
    en: 'The access log: a request with fewer bytes than the response has.',
  },
  sources: ['https://github.com/spring-projects/spring-boot/issues/15057'],
  samples: [
    {
      source: 'https://github.com/greengerong/prerender-java/issues/20',
      text: [
        '03:14:00.565 [http-bio-8080-exec-24] WARN  warn - Handler execution resulted in exception',
        'org.apache.catalina.connector.ClientAbortException: null',
        '    at org.apache.catalina.connector.OutputBuffer.realWriteBytes(OutputBuffer.java:413) ~[catalina.jar:7.0.54]',
        '    at org.apache.tomcat.util.buf.ByteChunk.flushBuffer(ByteChunk.java:480) ~[tomcat-coyote.jar:7.0.54]',
      ],
    },
    {
      source: 'https://github.com/YunaiV/ruoyi-vue-pro/issues/493',
      text: [
        'java.io.IOException: Broken pipe',
        '\tat sun.nio.ch.FileDispatcherImpl.write0(Native Method)',
        '\tat sun.nio.ch.SocketChannelImpl.write(SocketChannelImpl.java:469)',
        '\tat org.apache.tomcat.util.net.NioChannel.write(NioChannel.java:136)',
        '\tat org.apache.coyote.http11.Http11OutputBuffer.doWrite(Http11OutputBuffer.java:193)',
        '\tat org.apache.catalina.connector.OutputBuffer.realWriteBytes(OutputBuffer.java:335)',
      ],
    },
  ],
});
