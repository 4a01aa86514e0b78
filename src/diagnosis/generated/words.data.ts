/** Words of the diagnosis. Written by `npm run diagnosis:build` from the files of the causes: edit those. */
import type { CauseWords, QuestionWords } from '../words.ts';
import type { Said } from '../../site/strings.ts';

/** By the id of the cause. */
export const CAUSES: Readonly<Record<string, CauseWords>> = {
  'ended-by-peer': {
    page: '/reference/ended-by-the-other-party',
    what: {
      es: 'El extremo remoto había enviado su FIN, y Node.js rechazó la escritura por su cuenta, sin llegar al núcleo.',
      en: 'The other end had sent its FIN, and Node.js refused the write by itself, without asking the kernel.',
    },
  },
  'sync-child': {
    page: '/recipes/child-stdin',
    error: '/reference/epipe',
    what: {
      es: 'Un proceso hijo terminó, o cerró su entrada, sin leer todo lo que `spawnSync` o `execSync` le daba.',
      en: 'A child process ended, or closed its input, without reading all that `spawnSync` or `execSync` gave it.',
    },
  },
  'child-not-started': {
    page: '/recipes/child-stdin',
    error: '/reference/epipe',
    what: {
      es: 'El proceso hijo no llegó a arrancar, y no había quien leyera su entrada estándar.',
      en: 'The child process was never started, so nobody was there to read its standard input.',
    },
  },
  'tls-hang-up': {
    page: '/reference/tls-errors',
    error: '/reference/econnreset',
    what: {
      es: 'El servidor cerró la conexión durante la negociación TLS: así lo decían las versiones antiguas de Node.js.',
      en: 'The server closed the connection during the TLS handshake: old versions of Node.js said it this way.',
    },
  },
  'connect-reset': {
    page: '/reference/econnreset',
    what: {
      es: 'La conexión se cortó mientras se establecía: hubo quien respondió, y la rechazó con un RST.',
      en: 'The connection was cut while it was being made: somebody answered, and refused it with a RST.',
    },
  },
  proxy: {
    page: '/recipes/proxy',
    error: '/reference/epipe',
    what: {
      es: 'Un proxy escribió en una conexión cuyo otro extremo se había ido: el cliente, o el servidor que tiene detrás.',
      en: 'A proxy wrote to a connection whose other end had gone: the client, or the server behind it.',
    },
  },
  'proxy-reset': {
    page: '/recipes/proxy',
    error: '/reference/econnreset',
    what: {
      es: 'El otro extremo cortó una de las dos conexiones de un proxy.',
      en: 'The other end cut one of the two connections of a proxy.',
    },
  },
  http2: {
    page: '/reference/http2-errors',
    what: {
      es: 'Se usó un stream o una sesión de HTTP/2 que el otro extremo había cerrado o rechazado.',
      en: 'An HTTP/2 stream or session was used after the other end had closed or refused it.',
    },
  },
  'fetch-refused': {
    page: '/reference/econnrefused',
    error: '/reference/und-err-socket',
    what: {
      es: '`fetch` no llegó a conectar: nadie escucha en esa dirección y ese puerto.',
      en: '`fetch` never connected: nobody listens at that address and port.',
    },
  },
  refused: {
    page: '/reference/econnrefused',
    what: {
      es: 'Nadie escucha en esa dirección y ese puerto: no llegó a haber conexión.',
      en: 'Nobody listens at that address and port: there never was a connection.',
    },
  },
  'database-closed': {
    page: '/recipes/database-idle',
    what: {
      es: 'El servidor cerró la conexión con la base de datos mientras el cliente aún contaba con ella.',
      en: 'The server closed the database connection while the client still counted on it.',
    },
  },
  'database-write': {
    page: '/recipes/database-idle',
    error: '/reference/epipe',
    what: {
      es: 'Se escribió una consulta en una conexión con la base de datos que el servidor había cerrado, a menudo por inactiva.',
      en: 'A query was written to a database connection that the server had closed, often for being idle.',
    },
    settle: {
      es: 'El registro de la base de datos dice cuándo cerró esa conexión; si el error llega tras un rato sin consultas, estaba inactiva.',
      en: 'The log of the database says when it closed that connection; an error after a while without queries means that it was idle.',
    },
  },
  'database-reset': {
    page: '/recipes/database-idle',
    error: '/reference/econnreset',
    what: {
      es: 'El servidor, o algo en el camino, cortó una conexión con la base de datos.',
      en: 'The server, or something on the way to it, cut a database connection.',
    },
    settle: {
      es: 'El registro de la base de datos: si no menciona el cierre, lo cortó algo intermedio, como un balanceador o un cortafuegos.',
      en: 'The log of the database: if it does not mention the close, something in between cut it, such as a load balancer or a firewall.',
    },
  },
  'database-says-closed': {
    page: '/recipes/database-idle',
    what: {
      es: 'La base de datos, o la cola de mensajes, cerró la conexión.',
      en: 'The database, or the message broker, closed the connection.',
    },
    settle: {
      es: 'El registro del servidor a esa hora, y su límite de inactividad.',
      en: 'The log of the server at that time, and its limit on idle connections.',
    },
  },
  'websocket-closed': {
    page: '/recipes/websocket',
    what: {
      es: 'El WebSocket estaba cerrado, o aún no se había abierto, cuando se intentó usar.',
      en: 'The WebSocket was closed, or not open yet, when the program tried to use it.',
    },
  },
  'websocket-says-closed': {
    page: '/recipes/websocket',
    what: {
      es: 'Un WebSocket se cerró mientras el programa aún contaba con él.',
      en: 'A WebSocket was closed while the program still relied on it.',
    },
    settle: {
      es: 'El código y el motivo de su evento `close`: dicen quién lo cerró, y si hubo despedida.',
      en: 'The code and the reason of its `close` event: they tell who closed it, and whether there was a goodbye.',
    },
  },
  'websocket-write': {
    page: '/recipes/websocket',
    error: '/reference/epipe',
    what: {
      es: 'Se escribió en un WebSocket cuyo otro extremo se había ido.',
      en: 'A WebSocket was written to after its other end had gone.',
    },
    settle: {
      es: 'El evento `close` del mismo WebSocket: un código 1006 dice que se cortó sin despedida.',
      en: 'The `close` event of the same WebSocket: code 1006 says that it was cut without a close frame.',
    },
  },
  'websocket-reset': {
    page: '/recipes/websocket',
    error: '/reference/econnreset',
    what: {
      es: 'El otro extremo de un WebSocket cortó la conexión sin despedirse.',
      en: 'The other end of a WebSocket cut the connection without a close frame.',
    },
    settle: {
      es: 'El evento `close` del mismo WebSocket: un código 1006 lo confirma.',
      en: 'The `close` event of the same WebSocket: code 1006 confirms it.',
    },
  },
  'http2-write': {
    page: '/recipes/http2',
    error: '/reference/http2-errors',
    what: {
      es: 'Se escribió en una conexión de HTTP/2 cuyo otro extremo se había ido.',
      en: 'An HTTP/2 connection was written to after its other end had gone.',
    },
    settle: {
      es: 'Los eventos `goaway` y `close` de la sesión: si llegan antes que el error, se iba a cerrar.',
      en: 'The `goaway` and `close` events of the session: if they come before the error, it was closing.',
    },
  },
  'tls-handshake': {
    page: '/reference/tls-errors',
    what: {
      es: 'La conexión se cortó antes de acabar la negociación de TLS.',
      en: 'The connection was cut before the TLS handshake was done.',
    },
  },
  'tls-eof': {
    page: '/reference/tls-errors',
    what: {
      es: 'El otro extremo de una conexión TLS la terminó sin el aviso de cierre (`close_notify`).',
      en: 'The other end of a TLS connection ended it without the closing alert (`close_notify`).',
    },
  },
  'mcp-closed': {
    page: '/recipes/stdio-server',
    what: {
      es: 'Un servidor MCP que se arranca como proceso hijo terminó, y la conversación con él acabó.',
      en: 'An MCP server that is started as a child process ended, and the conversation with it was over.',
    },
    settle: {
      es: 'Arrancar el mismo servidor a mano, con la misma orden: su salida de errores dice por qué termina.',
      en: 'Start the same server by hand, with the same command: its standard error says why it ends.',
    },
  },
  'mcp-client': {
    page: '/recipes/child-stdin',
    error: '/reference/epipe',
    what: {
      es: 'Un cliente de MCP escribió en la entrada de su servidor cuando este ya había terminado.',
      en: 'An MCP client wrote to the input of its server after the server had ended.',
    },
    settle: {
      es: 'Ejecutar la orden del servidor a mano en una terminal: si termina enseguida, dice por qué.',
      en: "Run the server's command by hand in a terminal: if it ends at once, it says why.",
    },
  },
  'stdio-server': {
    page: '/recipes/stdio-server',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Un servidor que habla por su salida estándar siguió escribiendo cuando el cliente que lo leía se había ido.',
      en: 'A server that talks over its standard output went on writing after the client that read it had gone.',
    },
    settle: {
      es: 'Si el error llega al cerrar el cliente (el editor, la aplicación), es esto.',
      en: 'If the error comes as the client (the editor, the application) is closed, this is it.',
    },
  },
  'electron-stdout': {
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Una aplicación de Electron escribió en una salida estándar que ya no llevaba a ninguna parte.',
      en: 'An Electron application wrote to a standard output that led nowhere any more.',
    },
    settle: {
      es: 'Si no ocurre al abrirla desde una terminal que sigue abierta, es esto.',
      en: 'If it does not happen when it is started from a terminal that stays open, this is it.',
    },
  },
  'service-stdout': {
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Un servicio escribió en una salida estándar que ya nadie lee.',
      en: 'A service wrote to a standard output that nobody reads any more.',
    },
    settle: {
      es: 'Enviar su salida a un archivo: si el error desaparece, se había ido quien la leía (la terminal, el gestor de procesos).',
      en: 'Send its output to a file: if the error goes away, its reader had gone (the terminal, the process manager).',
    },
  },
  stdout: {
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Quien leía la salida estándar de este programa se fue antes de leerla entera.',
      en: "The reader of this program's standard output left before it had read everything.",
    },
    settle: {
      es: 'Ejecutarlo con la salida a un archivo en vez de a `head` o `less`: si el error desaparece, es esto.',
      en: 'Run it with its output going to a file instead of `head` or `less`: if the error goes away, this is it.',
    },
  },
  'logger-socket': {
    page: '/recipes/reconnect',
    error: '/reference/epipe',
    what: {
      es: 'Una biblioteca de registro escribió en la conexión con su servidor de registros, que la había cerrado.',
      en: 'A logger wrote to the connection to its log server, which had closed it.',
    },
    settle: {
      es: 'Mirar si el error desaparece cuando se registra en un archivo.',
      en: 'See whether the error goes away when it logs to a file.',
    },
  },
  'logger-stdout': {
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Una biblioteca de registro o un gestor de procesos pudo escribir en una salida que ya nadie lee.',
      en: 'A logger or a process manager may have written to an output that nobody reads any more.',
    },
    settle: {
      es: 'Enviar la salida del programa a un archivo: si el error desaparece, es esto.',
      en: "Send the program's output to a file: if the error goes away, this is it.",
    },
  },
  'sync-stdout': {
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Una llamada como `fs.writeSync` escribió en una tubería cuyo lector se había ido.',
      en: 'A call such as `fs.writeSync` wrote to a pipe whose reader had left.',
    },
    settle: {
      es: 'El primer argumento de la llamada: 1 es la salida estándar y 2 la de errores.',
      en: 'The first argument of that call: 1 is standard output, and 2 standard error.',
    },
  },
  'ipc-write': {
    page: '/recipes/ipc-and-cluster',
    error: '/reference/err-ipc-channel-closed',
    what: {
      es: 'Se envió un mensaje por un canal IPC cuyo otro proceso había terminado.',
      en: 'A message was sent over an IPC channel whose other process had ended.',
    },
    settle: {
      es: 'El evento `exit` o `disconnect` del otro proceso: si llega junto al error, es esto.',
      en: 'The `exit` or `disconnect` event of the other process: if it comes along with the error, this is it.',
    },
  },
  'child-stdin': {
    page: '/recipes/child-stdin',
    error: '/reference/epipe',
    what: {
      es: 'Un proceso hijo terminó, o cerró su entrada estándar, mientras aún se le escribía.',
      en: 'A child process ended, or closed its standard input, while it was still being written to.',
    },
    settle: {
      es: 'El código de salida del hijo y lo que imprimió en su salida de errores: si acabó antes, dicen por qué.',
      en: "The child's exit code and what it printed on standard error: if it ended first, they say why.",
    },
  },
  'fast-write': {
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    what: {
      es: 'En Bun, una escritura falló en el acto: se había ido el lector de la salida estándar, o de la entrada de un hijo.',
      en: "On Bun, a write failed on the spot: the reader of standard output, or of a child's input, had left.",
    },
    settle: {
      es: 'La línea del programa que hace la escritura, justo debajo de `writeFast`.',
      en: 'The line of the program that does the write, right below `writeFast`.',
    },
  },
  'request-body': {
    page: '/recipes/upload-answered-early',
    error: '/reference/epipe',
    what: {
      es: 'El servidor respondió o cerró mientras aún se le enviaba el cuerpo de la petición.',
      en: 'The server answered or closed while the body of the request was still being sent.',
    },
    settle: {
      es: 'Si falla con cuerpos grandes y no con pequeños, el servidor lo rechazó: su respuesta (413, 401…) dice por qué.',
      en: 'If it fails with large bodies and not with small ones, the server refused it: its answer (413, 401…) says why.',
    },
  },
  response: {
    page: '/recipes/client-leaves',
    error: '/reference/epipe',
    what: {
      es: 'El cliente se fue antes de recibir la respuesta entera.',
      en: 'The client left before the whole response was sent.',
    },
    settle: {
      es: 'El evento `close` de la respuesta sin que `writableFinished` sea cierto.',
      en: 'The `close` event of the response while `writableFinished` is false.',
    },
  },
  'tls-write': {
    page: '/recipes/tls',
    error: '/reference/tls-errors',
    what: {
      es: 'Se escribió en una conexión TLS cuyo otro extremo se había ido.',
      en: 'A TLS connection was written to after its other end had gone.',
    },
    settle: {
      es: 'De quién es la conexión: la llamada del programa que la abrió, o el servidor que la aceptó.',
      en: 'Whose connection it is: the call in the program that opened it, or the server that accepted it.',
    },
  },
  'reader-left': {
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    what: {
      es: 'La orden siguiente de la tubería terminó sin leerlo todo.',
      en: 'The next command of the pipeline ended without reading everything.',
    },
    settle: {
      es: 'Ejecutar la primera orden con la salida a un archivo: si el error desaparece, es esto.',
      en: 'Run the first command with its output going to a file: if the error goes away, this is it.',
    },
  },
  'unix-socket': {
    page: '/recipes/unix-sockets',
    error: '/reference/epipe',
    what: {
      es: 'El proceso al otro lado de un socket Unix terminó o cerró la conexión.',
      en: 'The process at the other end of a Unix socket ended or closed the connection.',
    },
    settle: {
      es: 'El registro de ese proceso: si se reinició a la misma hora, es esto.',
      en: 'The log of that process: if it was restarted at that time, this is it.',
    },
  },
  'bun-read': {
    page: '/reference/bun-and-deno',
    error: '/reference/econnreset',
    what: {
      es: 'El otro extremo cortó la conexión mientras Bun leía de ella; al leer, Bun puede dar también un EPIPE.',
      en: 'The other end cut the connection while Bun was reading from it; a read in Bun can bring an EPIPE as well.',
    },
  },
  'bun-write': {
    page: '/reference/bun-and-deno',
    error: '/reference/epipe',
    what: {
      es: 'Bun escribió en un descriptor cuyo lector se había ido.',
      en: 'Bun wrote to a descriptor whose reader had gone.',
    },
  },
  'fetch-cut': {
    page: '/reference/und-err-socket',
    what: {
      es: 'El servidor cerró la conexión de `fetch` antes de que llegara la respuesta entera.',
      en: 'The server closed the connection of a `fetch` before the whole response had arrived.',
    },
  },
  'fetch-failed': {
    page: '/reference/und-err-socket',
    what: {
      es: '`fetch` se quedó sin respuesta: la conexión no se hizo o se cortó, y el motivo está en `error.cause`.',
      en: '`fetch` got no response: the connection was not made or was cut, and `error.cause` holds the reason.',
    },
    settle: {
      es: 'Imprimir `error.cause` y pegarlo aquí: lleva el código del verdadero error.',
      en: 'Print `error.cause` and paste it here: it carries the code of the real error.',
    },
  },
  'premature-close': {
    page: '/reference/err-stream-premature-close',
    what: {
      es: 'Un stream se cerró sin haber terminado, y `pipeline` o `finished` se dieron cuenta.',
      en: 'A stream was closed before it had ended, and `pipeline` or `finished` noticed.',
    },
  },
  'module-client-left': {
    page: '/recipes/client-leaves',
    what: {
      es: 'El módulo de la receta avisa de que el cliente se fue antes de recibir la respuesta entera.',
      en: "The recipe's module reports that the client left before the whole response was sent.",
    },
  },
  'response-unfinished': {
    page: '/recipes/client-leaves',
    error: '/reference/err-stream-premature-close',
    what: {
      es: 'Una respuesta que se enviaba con `pipeline` quedó a medias porque el cliente se fue.',
      en: 'A response that was sent with `pipeline` stayed unfinished because the client left.',
    },
    settle: {
      es: 'Qué stream se cerró: si es la respuesta, se fue el cliente; si es la fuente, falló esta.',
      en: 'Which stream was closed: if it was the response, the client left; if it was the source, the source failed.',
    },
  },
  'write-after-end': {
    page: '/reference/err-stream-write-after-end',
    what: {
      es: 'El propio programa escribió en un stream después de haberlo terminado con `end`.',
      en: 'The program itself wrote to a stream after having ended it with `end`.',
    },
  },
  'write-after-destroy': {
    page: '/reference/err-stream-destroyed',
    what: {
      es: 'El propio programa usó un stream que ya estaba destruido.',
      en: 'The program itself used a stream that was already destroyed.',
    },
  },
  'pipe-into-closed': {
    page: '/reference/err-stream-unable-to-pipe',
    what: {
      es: 'Se conectó un stream a otro que ya estaba cerrado, o uno que no se podía leer.',
      en: 'A stream was piped into one that was already closed, or one that could not be read was piped.',
    },
  },
  'pipe-into-closed-deno': {
    page: '/reference/err-stream-unable-to-pipe',
    what: {
      es: 'Se conectó un stream a otro ya cerrado, y Deno falla al construir el error que lo diría.',
      en: 'A stream was piped into a closed one, and Deno fails while it builds the error that would say so.',
    },
    settle: {
      es: 'Si la traza nombra `pipeline`, es esto: `k` es un nombre del código interno de Deno.',
      en: "If the stack names `pipeline`, this is it: `k` is a name in Deno's internal code.",
    },
  },
  'module-channel-gone': {
    page: '/recipes/ipc-and-cluster',
    error: '/reference/err-ipc-channel-closed',
    what: {
      es: 'El módulo de la receta avisa de que el otro proceso ya no está.',
      en: "The recipe's module reports that the other process is gone.",
    },
  },
  'cluster-closed': {
    page: '/recipes/ipc-and-cluster',
    error: '/reference/err-ipc-channel-closed',
    what: {
      es: 'Se envió un mensaje por el canal IPC de un clúster cuando el otro proceso ya no estaba.',
      en: 'A message was sent over the IPC channel of a cluster when the other process was gone.',
    },
  },
  'ipc-closed': {
    page: '/reference/err-ipc-channel-closed',
    what: {
      es: 'Se envió un mensaje por un canal IPC ya cerrado: el otro proceso había terminado o se había desconectado.',
      en: 'A message was sent over a closed IPC channel: the other process had ended or disconnected.',
    },
  },
  aborted: {
    page: '/reference/aborted',
    what: {
      es: 'La conexión se cortó en mitad de una petición o de una respuesta.',
      en: 'The connection was cut in the middle of a request or a response.',
    },
  },
  'cut-short': {
    page: '/reference/aborted',
    what: {
      es: 'La respuesta terminó antes de llegar a la longitud que anunciaba.',
      en: 'The response ended before it had reached the length that it announced.',
    },
  },
  'asyncio-cut-short': {
    page: '/recipes/python-sockets',
    error: '/reference/err-stream-premature-close',
    what: {
      es: 'El otro extremo cerró antes de que llegaran todos los bytes que se esperaban.',
      en: 'The other end closed before all the expected bytes had arrived.',
    },
  },
  'module-worker-died': {
    page: '/recipes/python-multiprocessing',
    what: {
      es: 'El módulo de la receta avisa de que un proceso de trabajo terminó sin responder.',
      en: "The recipe's module reports that a worker process ended without an answer.",
    },
  },
  'py-pool': {
    page: '/recipes/python-multiprocessing',
    what: {
      es: 'Un proceso de trabajo del grupo murió de golpe, y con él lo que esperaba su respuesta.',
      en: 'A worker process of the pool died abruptly, and with it everything that waited for its answer.',
    },
  },
  'py-end-of-file': {
    page: '/recipes/python-multiprocessing',
    error: '/reference/err-ipc-channel-closed',
    what: {
      es: 'No quedaba nada por leer: el proceso del otro extremo cerró o terminó.',
      en: 'Nothing was left to read: the process at the other end closed or ended.',
    },
    settle: {
      es: 'La traza: si pasa por `multiprocessing`, es esto; si pasa por `input()`, se acabó la entrada estándar.',
      en: 'The traceback: if it runs through `multiprocessing`, this is it; if through `input()`, standard input had ended.',
    },
  },
  'asyncio-child': {
    page: '/recipes/python-subprocess',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Se escribió en la entrada de un proceso hijo que ya había terminado, o la había cerrado.',
      en: 'The input of a child process was written to after it had ended, or closed its input.',
    },
    settle: {
      es: 'El código de salida del hijo (`returncode`) y lo que escribió en su salida de errores.',
      en: "The child's exit code (`returncode`) and what it wrote to its standard error.",
    },
  },
  'asyncio-lost': {
    page: '/recipes/python-sockets',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Se escribió en un transporte de asyncio cuya conexión ya se había perdido.',
      en: 'An asyncio transport was written to after its connection was lost.',
    },
  },
  'py-print': {
    page: '/recipes/python-stdout',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Lo último que hizo el programa fue escribir en su salida estándar, y quien la leía se había ido.',
      en: 'The last thing that the program did was to write to its standard output, and its reader had left.',
    },
  },
  'py-child-write': {
    page: '/recipes/python-subprocess',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Lo último que hizo el programa fue escribir en la entrada de un proceso hijo que ya no la leía.',
      en: 'The last thing that the program did was to write to the input of a child process that no longer read it.',
    },
  },
  'py-request': {
    page: '/recipes/upload-answered-early',
    error: '/reference/python-connection-errors',
    what: {
      es: 'El servidor cerró la conexión mientras aún se le enviaba la petición.',
      en: 'The server closed the connection while the request was still being sent.',
    },
    settle: {
      es: 'Si falla con cuerpos grandes y no con pequeños, el servidor lo rechazó: su registro dice por qué.',
      en: 'If it fails with large bodies and not with small ones, the server refused it: its log says why.',
    },
  },
  'py-web-server': {
    page: '/recipes/python-web-servers',
    error: '/reference/python-connection-errors',
    what: {
      es: 'El cliente se fue antes de que el servidor web acabara de enviar la respuesta.',
      en: 'The client left before the web server had sent the whole response.',
    },
  },
  'py-web-client-left': {
    page: '/recipes/python-web-servers',
    what: {
      es: 'El cliente del servidor web de Python se fue antes de que terminara la respuesta.',
      en: 'The client of the Python web server left before the response was finished.',
    },
    settle: {
      es: 'El código 499 o la desconexión en el registro del servidor que está delante.',
      en: 'The status 499, or the disconnection, in the log of the server in front.',
    },
  },
  'py-workers': {
    page: '/recipes/python-multiprocessing',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Un proceso escribió a otro por una tubería o una cola cuando este ya había terminado.',
      en: 'A process wrote to another over a pipe or a queue after that one had ended.',
    },
  },
  'py-child': {
    page: '/recipes/python-subprocess',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Un proceso hijo terminó, o cerró su entrada, antes de leer todo lo que se le escribía.',
      en: 'A child process ended, or closed its input, before it had read all that was written to it.',
    },
  },
  'py-stdout': {
    page: '/recipes/python-stdout',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Quien leía la salida estándar de este programa se fue antes de leerla entera.',
      en: "The reader of this program's standard output left before it had read everything.",
    },
  },
  'py-stdout-closing': {
    page: '/recipes/python-stdout',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Python no pudo escribir, al terminar, lo que le quedaba para su salida estándar: quien la leía se había ido.',
      en: 'On exit, Python could not write what was left for its standard output: the reader had gone.',
    },
    settle: {
      es: 'La línea que sigue, con el error; un disco lleno se anuncia igual.',
      en: 'The line that follows, with the error; a full disk is announced in the same way.',
    },
  },
  'py-tool': {
    page: '/recipes/python-subprocess',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Puede que un programa al que se le escribía, como ffmpeg, terminara antes de leerlo todo.',
      en: 'A program that was written to, such as ffmpeg, may have ended before it had read everything.',
    },
    settle: {
      es: 'Lo que ese programa dejó en su salida de errores, y su código de salida.',
      en: 'What that program left on its standard error, and its exit code.',
    },
  },
  'py-socket': {
    page: '/recipes/python-sockets',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Se escribió en un socket cuando el otro extremo ya había cerrado la conexión.',
      en: 'A socket was written to after its other end had closed the connection.',
    },
  },
  'py-reader-left': {
    page: '/recipes/python-stdout',
    error: '/reference/python-connection-errors',
    what: {
      es: 'La orden siguiente de la tubería terminó sin leerlo todo.',
      en: 'The next command of the pipeline ended without reading everything.',
    },
    settle: {
      es: 'Ejecutar la primera orden con la salida a un archivo: si el error desaparece, es esto.',
      en: 'Run the first command with its output going to a file: if the error goes away, this is it.',
    },
  },
  'py-bare': {
    page: '/reference/python-connection-errors',
    what: {
      es: 'Se escribió en una tubería o un socket cuyo otro extremo se había ido; el texto no dice cuál.',
      en: 'A pipe or socket was written to after its other end had gone; the text does not say which.',
    },
  },
  'py-upload-reset': {
    page: '/recipes/upload-answered-early',
    error: '/reference/python-connection-errors',
    what: {
      es: 'El servidor cortó la conexión mientras se le enviaba la petición.',
      en: 'The server reset the connection while the request was being sent.',
    },
    settle: {
      es: 'Si falla con cuerpos grandes y no con pequeños, el servidor rechazó el cuerpo.',
      en: 'If it fails with large bodies and not with small ones, the server refused the body.',
    },
  },
  'py-stale': {
    page: '/recipes/keep-alive-reuse',
    error: '/reference/python-connection-errors',
    what: {
      es: 'El servidor cerró sin responder una conexión que se guardaba para reutilizarla.',
      en: 'The server closed, without answering, a connection that was kept for reuse.',
    },
    settle: {
      es: 'Repetir la petición por una conexión nueva: si funciona, la anterior estaba caducada.',
      en: 'Send the request again over a new connection: if that works, the old one was stale.',
    },
  },
  'py-tls-reset': {
    page: '/reference/tls-errors',
    error: '/reference/python-connection-errors',
    what: {
      es: 'El servidor cortó la conexión durante la negociación TLS, antes de cualquier petición.',
      en: 'The server cut the connection during the TLS handshake, before any request.',
    },
    settle: {
      es: 'Probar la misma dirección con `openssl s_client -connect`: si también se corta, es el servidor, o algo que hay en medio.',
      en: 'Try the same address with `openssl s_client -connect`: if it is cut there too, it is the server, or something in between.',
    },
  },
  'py-request-reset': {
    page: '/recipes/keep-alive-reuse',
    error: '/reference/python-connection-errors',
    what: {
      es: 'El servidor cortó la conexión de una petición, a menudo una que se guardaba para reutilizarla.',
      en: 'The server reset the connection of a request, often one that was kept for reuse.',
    },
    settle: {
      es: 'Repetir la petición por una conexión nueva: si funciona, la anterior estaba caducada.',
      en: 'Send the request again over a new connection: if that works, the old one was stale.',
    },
  },
  'py-web-reset': {
    page: '/recipes/python-web-servers',
    error: '/reference/python-connection-errors',
    what: {
      es: 'El cliente cortó la conexión mientras el servidor web la atendía.',
      en: 'The client reset the connection while the web server was serving it.',
    },
  },
  'py-workers-reset': {
    page: '/recipes/python-multiprocessing',
    error: '/reference/python-connection-errors',
    what: {
      es: 'Un proceso que hablaba con otro terminó sin acabar de leer.',
      en: 'A process that talked to another ended before it had read everything.',
    },
  },
  'py-socket-reset': {
    page: '/recipes/python-sockets',
    error: '/reference/python-connection-errors',
    what: {
      es: 'El otro extremo cortó la conexión de un socket.',
      en: "The other end reset a socket's connection.",
    },
    settle: {
      es: 'El registro del otro extremo: si terminó o se reinició a la misma hora, es esto.',
      en: 'The log of the other end: if it ended or was restarted at that time, this is it.',
    },
  },
  'py-reset': {
    page: '/reference/python-connection-errors',
    what: {
      es: 'El otro extremo cortó la conexión; el texto no dice cuál era.',
      en: 'The other end reset the connection; the text does not say which one it was.',
    },
  },
  'nginx-client': {
    page: '/recipes/client-leaves',
    error: '/reference/epipe',
    what: {
      es: 'El cliente de nginx se fue antes de recibir la respuesta entera.',
      en: 'The client of nginx left before the whole response was sent.',
    },
  },
  'nginx-client-left': {
    page: '/recipes/client-leaves',
    what: {
      es: 'El cliente se fue antes de que el servidor terminara de responder.',
      en: 'The client left before the server had finished its answer.',
    },
  },
  'nginx-upload': {
    page: '/recipes/upload-answered-early',
    error: '/reference/epipe',
    what: {
      es: 'El servidor que está detrás de nginx cerró mientras aún se le enviaba la petición.',
      en: 'The server behind nginx closed while the request was still being sent to it.',
    },
    settle: {
      es: 'El registro de ese servidor: si rechazó el cuerpo o se reinició, lo dice.',
      en: 'The log of that server: if it refused the body or was restarted, it says so.',
    },
  },
  'nginx-upstream': {
    page: '/recipes/keep-alive-reuse',
    error: '/reference/econnreset',
    what: {
      es: 'El servidor que está detrás de nginx cerró la conexión sin responder.',
      en: 'The server behind nginx closed the connection without answering.',
    },
    settle: {
      es: 'Comparar cuánto guarda cada lado una conexión inactiva: si el servidor espera menos que nginx, es esto.',
      en: 'Compare how long each side keeps an idle connection: if the server waits less than nginx, this is it.',
    },
  },
  'nginx-write': {
    page: '/recipes/proxy',
    error: '/reference/epipe',
    what: {
      es: 'nginx escribió en una conexión cuyo otro extremo se había ido: el cliente, o el servidor que tiene detrás.',
      en: 'nginx wrote to a connection whose other end had gone: the client, or the server behind it.',
    },
    settle: {
      es: 'Leer el final de esa línea: `while sending to client` es el cliente, y `upstream`, el servidor de detrás.',
      en: 'Read the end of that line: `while sending to client` is the client, and `upstream` the server behind it.',
    },
  },
  ssh: {
    page: '/reference/broken-pipe-error',
    what: {
      es: 'Se perdió una conexión de SSH: la cortó la red o el servidor.',
      en: 'An SSH connection was lost: the network or the server dropped it.',
    },
    settle: {
      es: 'Si llega tras un rato sin hacer nada, se cortó por inactividad; `ssh -v` dice lo último que pasó.',
      en: 'If it comes after a while of doing nothing, it was cut for being idle; `ssh -v` says what happened last.',
    },
  },
  'deno-stdout': {
    page: '/reference/bun-and-deno',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Deno terminó por un pánico al escribir en una salida que ya nadie leía.',
      en: 'Deno panicked when it wrote to an output that nobody read any more.',
    },
    settle: {
      es: 'Ejecutarlo con la salida a un archivo: si el pánico no vuelve, es esto.',
      en: 'Run it with its output going to a file: if the panic stays away, this is it.',
    },
  },
  'app-stdout': {
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Un programa de Rust que vive más que su terminal terminó por un pánico en `println!`: ya nadie leía su salida.',
      en: 'A Rust program that outlives its terminal panicked in `println!`: nobody read its output any more.',
    },
    settle: {
      es: 'Arrancarlo con la salida a un archivo: si el pánico no vuelve, es esto.',
      en: 'Start it with its output going to a file: if the panic stays away, this is it.',
    },
  },
  'rust-stdout': {
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Un programa de Rust terminó por un pánico en `println!` porque se había ido quien leía su salida.',
      en: 'A Rust program panicked in `println!` because the reader of its output had left.',
    },
  },
  'deno-reset': {
    page: '/reference/bun-and-deno',
    error: '/reference/econnreset',
    what: {
      es: 'El otro extremo cortó la conexión que Deno usaba.',
      en: 'The other end cut the connection that Deno was using.',
    },
  },
  deno: {
    page: '/reference/bun-and-deno',
    error: '/reference/epipe',
    what: {
      es: 'Deno escribió en una tubería o un socket cuyo otro extremo se había ido.',
      en: 'Deno wrote to a pipe or socket whose other end had gone.',
    },
  },
  'rust-to-stdout': {
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Un programa de Rust escribía en su salida estándar, y quien la leía se había ido.',
      en: 'A Rust program was writing to its standard output, and its reader had left.',
    },
    settle: {
      es: 'Ejecutarlo con la salida a un archivo: si el error desaparece, es esto.',
      en: 'Run it with its output going to a file: if the error goes away, this is it.',
    },
  },
  rust: {
    page: '/reference/bun-and-deno',
    error: '/reference/epipe',
    what: {
      es: 'Un programa de Rust escribió en una tubería o un socket cuyo otro extremo se había ido.',
      en: 'A Rust program wrote to a pipe or socket whose other end had gone.',
    },
    settle: {
      es: 'El programa que lo imprime: «os error 32» es el EPIPE del sistema, y la causa es la misma.',
      en: 'The program that prints it: “os error 32” is the EPIPE of the system, and the cause is the same.',
    },
  },
  'java-web': {
    page: '/recipes/client-leaves',
    error: '/reference/epipe',
    what: {
      es: 'El cliente se fue antes de que el servidor de Java acabara de enviar la respuesta.',
      en: 'The client left before the Java server had sent the whole response.',
    },
    settle: {
      es: 'El registro de accesos: una petición con menos bytes de los que tiene la respuesta.',
      en: 'The access log: a request with fewer bytes than the response has.',
    },
  },
  'go-tls': {
    page: '/reference/tls-errors',
    error: '/reference/epipe',
    what: {
      es: 'Un programa de Go se despedía por TLS, o escribía, cuando el extremo remoto ya se había ido.',
      en: 'A Go program said goodbye over TLS, or wrote, when the other end had already gone.',
    },
    settle: {
      es: 'Cuánto tiempo llevaba abierta esa conexión: muchos servidores cierran las que no se usan.',
      en: 'How long that connection had been open: many servers close those that are not used.',
    },
  },
  'other-language': {
    page: '/reference/broken-pipe-error',
    error: '/reference/epipe',
    what: {
      es: 'Un programa en otro lenguaje escribió en una tubería o un socket cuyo otro extremo se había ido: la causa es la misma.',
      en: 'A program in another language wrote to a pipe or socket whose other end had gone: the cause is the same.',
    },
    settle: {
      es: 'La llamada de la traza que escribía: una respuesta, una petición o la salida estándar.',
      en: 'The call in the stack that was writing: a response, a request or standard output.',
    },
  },
  'shell-tool': {
    page: '/reference/sigpipe-141',
    what: {
      es: 'Una orden no pudo escribir porque la siguiente de la tubería ya se había ido.',
      en: 'A command could not write because the next one in the pipeline had left.',
    },
  },
  'tool-or-library': {
    page: '/reference/broken-pipe-error',
    error: '/reference/epipe',
    what: {
      es: 'Otro programa, o una biblioteca, escribió en una tubería o una conexión cuyo otro extremo se había ido.',
      en: 'Another program, or a library, wrote to a pipe or connection whose other end had gone.',
    },
    settle: {
      es: 'Qué programa firma la línea: una orden pone su nombre delante.',
      en: 'Which program signs the line: a command puts its name in front.',
    },
  },
  sigpipe: {
    page: '/reference/sigpipe-141',
    what: {
      es: 'La señal SIGPIPE (13; 128 + 13 = 141) terminó un proceso que escribía en una tubería que nadie leía.',
      en: 'SIGPIPE (13; 128 + 13 = 141) ended a process that wrote to a pipe that nobody read.',
    },
  },
  'command-in-pipeline': {
    page: '/reference/sigpipe-141',
    what: {
      es: 'Falló una orden con tuberías. Con `pipefail` cuenta como fallo que SIGPIPE termine una porque su lector se fue.',
      en: 'A pipeline failed. With `pipefail` it counts as a failure that SIGPIPE ends a command because its reader left.',
    },
    settle: {
      es: 'El código de salida: si es 141, es esto.',
      en: 'The exit code: if it is 141, this is it.',
    },
  },
  'proxy-maybe': {
    page: '/recipes/proxy',
    error: '/reference/epipe',
    what: {
      es: 'Puede que un proxy escribiera en una conexión cuyo otro extremo se había ido.',
      en: 'A proxy may have written to a connection whose other end had gone.',
    },
    settle: {
      es: 'Si el programa reenvía conexiones de otros, es esto.',
      en: 'If the program forwards the connections of others, this is it.',
    },
  },
  epipe: {
    page: '/reference/epipe',
    what: {
      es: 'Se escribió en una tubería o un socket cuyo otro extremo se había ido; el texto no dice cuál.',
      en: 'A pipe or socket was written to after its other end had gone; the text does not say which.',
    },
  },
  'piped-children': {
    page: '/recipes/shell-pipeline',
    error: '/reference/epipe',
    what: {
      es: 'Terminó antes de tiempo una de las órdenes unidas con `pipe`.',
      en: 'One of the commands that were joined with `pipe` ended early.',
    },
    settle: {
      es: 'El destino de ese `pipe`: si es la entrada de un proceso hijo, es esto.',
      en: 'The destination of that `pipe`: if it is the input of a child process, this is it.',
    },
  },
  'piped-sockets': {
    page: '/recipes/proxy',
    error: '/reference/epipe',
    what: {
      es: 'De dos sockets unidos con `pipe`, se había ido el de destino.',
      en: 'Of two sockets joined with `pipe`, the destination had gone.',
    },
    settle: {
      es: 'El destino de ese `pipe`: si es otro socket, es esto.',
      en: 'The destination of that `pipe`: if it is another socket, this is it.',
    },
  },
  'hang-up-shutdown': {
    page: '/recipes/graceful-shutdown',
    error: '/reference/econnreset',
    what: {
      es: 'El servidor se estaba deteniendo y cortó la conexión en mitad de una petición.',
      en: 'The server was shutting down and cut the connection in the middle of a request.',
    },
    settle: {
      es: 'Si solo ocurre al desplegar o al reiniciar, es esto.',
      en: 'If it happens only during a deployment or a restart, this is it.',
    },
  },
  'hang-up': {
    page: '/recipes/keep-alive-reuse',
    error: '/reference/econnreset',
    what: {
      es: 'El servidor cerró la conexión sin responder, a menudo una que se guardaba para reutilizarla.',
      en: 'The server closed the connection without answering, often one that was kept for reuse.',
    },
    settle: {
      es: 'Repetir la petición por una conexión nueva: si funciona, la anterior estaba caducada; si no, el servidor la rechaza.',
      en: 'Send the request again over a new connection: if that works, the old one was stale; if not, the server refuses it.',
    },
  },
  'request-reset': {
    page: '/recipes/keep-alive-reuse',
    error: '/reference/econnreset',
    what: {
      es: 'El servidor cortó la conexión de una petición, a menudo una que se guardaba para reutilizarla.',
      en: 'The server reset the connection of a request, often one that was kept for reuse.',
    },
    settle: {
      es: 'Repetir la petición por una conexión nueva: si funciona, la anterior estaba caducada.',
      en: 'Send the request again over a new connection: if that works, the old one was stale.',
    },
  },
  'response-reset': {
    page: '/recipes/client-leaves',
    error: '/reference/econnreset',
    what: {
      es: 'El cliente cortó la conexión mientras el servidor la atendía.',
      en: 'The client reset the connection while the server was serving it.',
    },
    settle: {
      es: 'El evento `close` de la respuesta sin que `writableFinished` sea cierto.',
      en: 'The `close` event of the response while `writableFinished` is false.',
    },
  },
  reset: {
    page: '/reference/econnreset',
    what: {
      es: 'El otro extremo cortó la conexión (RST); el texto no dice cuál era.',
      en: 'The other end cut the connection (RST); the text does not say which one it was.',
    },
  },
  'tls-reset': {
    page: '/recipes/tls',
    error: '/reference/tls-errors',
    what: {
      es: 'El otro extremo de una conexión TLS la cortó.',
      en: 'The other end of a TLS connection cut it.',
    },
    settle: {
      es: 'De quién es la conexión: la llamada del programa que la abrió, o el servidor que la aceptó.',
      en: 'Whose connection it is: the call in the program that opened it, or the server that accepted it.',
    },
  },
  'pipe-stderr': {
    page: '/recipes/dead-stdout',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Un programa escribió en su salida de errores cuando ya nadie la leía: su terminal, o quien lo arrancó, se había ido.',
      en: 'A program wrote to its standard error when nobody read it any more: its terminal, or whoever started it, had gone.',
    },
    settle: {
      es: 'Arrancarlo con las dos salidas a un archivo: si el error desaparece, es esto.',
      en: 'Start it with both outputs going to a file: if the error goes away, this is it.',
    },
  },
  'pipe-stdout': {
    page: '/recipes/cli-piped-to-head',
    error: '/reference/epipe-stdout',
    what: {
      es: 'Quien leía la salida estándar se fue antes de leerla entera.',
      en: 'The reader of the standard output left before it had read everything.',
    },
    settle: {
      es: 'Ejecutarlo con la salida a un archivo: si el error desaparece, es esto.',
      en: 'Run it with its output going to a file: if the error goes away, this is it.',
    },
  },
  'broken-pipe': {
    page: '/reference/broken-pipe-error',
    what: {
      es: 'Se escribió en una tubería o una conexión cuyo otro extremo se había ido; el texto no dice cuál.',
      en: 'A pipe or connection was written to after its other end had gone; the text does not say which.',
    },
  },
  'git-hung-up': {
    page: '/reference/broken-pipe-error',
    error: '/reference/econnreset',
    what: {
      es: 'El servidor de Git cerró la conexión en mitad de la operación.',
      en: 'The Git server closed the connection in the middle of the operation.',
    },
    settle: {
      es: 'La línea anterior: suele decir si la cortó el servidor, la red o un límite de tamaño.',
      en: 'The line before: it often says whether the server, the network or a size limit cut it.',
    },
  },
  'empty-reply': {
    page: '/reference/econnreset',
    what: {
      es: 'El servidor cerró la conexión sin responder nada: terminó, se negó, o esperaba otro protocolo.',
      en: 'The server closed the connection without any answer: it ended, refused, or expected another protocol.',
    },
    settle: {
      es: 'Mirar el registro del servidor en ese momento, y si la dirección pide `https` en vez de `http`.',
      en: 'Look at what the server logged at that moment, and whether the address wants `https` rather than `http`.',
    },
  },
  'closed-by-us': {
    page: '/reference/err-stream-destroyed',
    what: {
      es: 'El propio programa de Go había cerrado esa conexión, y después la usó.',
      en: 'The Go program had closed that connection itself, and used it afterwards.',
    },
    settle: {
      es: 'Buscar qué parte del programa llama a `Close` mientras otra lee o escribe.',
      en: 'Find which part of the program calls `Close` while another one reads or writes.',
    },
  },
  'terminal-gone': {
    page: '/recipes/dead-stdout',
    what: {
      es: 'El programa escribió en una terminal que se había cerrado: el núcleo responde `EIO` donde una tubería daría `EPIPE`.',
      en: 'The program wrote to a terminal that had been closed: the kernel answers `EIO` where a pipe would give `EPIPE`.',
    },
    settle: {
      es: 'Arrancarlo con la salida a un archivo: si el error desaparece, es esto.',
      en: 'Start it with its output going to a file: if the error goes away, this is it.',
    },
  },
  'socket-file-in-use': {
    page: '/recipes/unix-sockets',
    what: {
      es: 'En esa ruta ya hay un socket Unix: lo escucha otro proceso, o lo dejó uno que murió.',
      en: 'There is a Unix socket at that path already: another process listens on it, or one that died left it behind.',
    },
    settle: {
      es: 'Conectarse a esa ruta: si nadie responde, `ECONNREFUSED` dice que el archivo sobra.',
      en: 'Connect to that path: if nobody answers, `ECONNREFUSED` tells that the file is left over.',
    },
  },
  'all-refused': {
    page: '/reference/econnrefused',
    what: {
      es: 'Fallaron todos los intentos de conectar, uno por cada dirección: lo común es que nadie escuche.',
      en: 'Every attempt to connect failed, one for each address: usually because nobody listens.',
    },
    settle: {
      es: 'Imprimir `error.errors`: cada intento lleva allí su código.',
      en: 'Print `error.errors`: each attempt has its code there.',
    },
  },
  'peer-refused': {
    page: '/reference/econnrefused',
    what: {
      es: 'Nadie escucha en esa dirección y ese puerto: no llegó a haber conexión.',
      en: 'Nobody listens at that address and port: there never was a connection.',
    },
  },
  'connection-lost': {
    page: '/recipes/reconnect',
    error: '/reference/econnreset',
    what: {
      es: 'Una conexión se perdió; el texto no dice cuál, ni quién la cerró.',
      en: 'A connection was lost; the text does not say which, nor who closed it.',
    },
    settle: {
      es: 'El error que se imprimió justo antes, y el registro del otro extremo en ese momento.',
      en: 'The error that was printed right before, and what the other end logged at that moment.',
    },
  },
  crash: {
    page: '/recipes/unhandled-error-event',
    what: {
      es: 'Nadie escuchaba el evento `error`, y por eso terminó el proceso; el error mismo está en las líneas siguientes.',
      en: 'Nobody listened for the `error` event, and so the process ended; the error itself stands in the lines that follow.',
    },
  },
  unheard: {
    page: '/recipes/unhandled-error-event',
    what: {
      es: 'Nadie escuchaba el evento `error`: por eso terminó el proceso, aunque no por eso se cortó la conexión.',
      en: 'Nobody listened for the `error` event: that is why the process ended, though not why the connection broke.',
    },
  },
};

/** By the id of the question. */
export const QUESTIONS: Readonly<Record<string, QuestionWords>> = {
  writing: {
    ask: { es: '¿Dónde se escribía?', en: 'Where was the program writing?' },
    answers: {
      stdout: { es: 'En la salida de una orden (`| head`)', en: 'To the output of a command (`| head`)' },
      'service-stdout': { es: 'En la salida de un servicio', en: 'To the output of a service' },
      child: { es: 'En la entrada de un proceso hijo', en: 'To the input of a child process' },
      response: { es: 'En una respuesta HTTP', en: 'To an HTTP response' },
      request: { es: 'En el cuerpo de una petición', en: 'To the body of a request' },
      socket: { es: 'En un socket', en: 'To a socket' },
      tls: { es: 'En una conexión TLS', en: 'To a TLS connection' },
      websocket: { es: 'En un WebSocket', en: 'To a WebSocket' },
      proxy: { es: 'En un proxy', en: 'In a proxy' },
      ipc: { es: 'A otro proceso, con `send`', en: 'To another process, with `send`' },
    },
  },
  reading: {
    ask: { es: '¿Qué conexión era?', en: 'Which connection was it?' },
    answers: {
      request: { es: 'La de una petición HTTP', en: 'That of an HTTP request' },
      fetch: { es: 'La de un `fetch`', en: 'That of a `fetch`' },
      server: { es: 'La de un cliente del servidor', en: 'That of a client of the server' },
      database: { es: 'La de una base de datos', en: 'That of a database' },
      tls: { es: 'Una con TLS', en: 'One with TLS' },
      websocket: { es: 'Un WebSocket', en: 'A WebSocket' },
      proxy: { es: 'La de un proxy', en: 'That of a proxy' },
      socket: { es: 'Un socket propio', en: "The program's own socket" },
    },
  },
  python: {
    ask: { es: '¿Dónde se escribía, en Python?', en: 'Where was the Python program writing?' },
    answers: {
      stdout: { es: 'En la salida estándar, con `print`', en: 'To standard output, with `print`' },
      child: { es: 'En la entrada de un `Popen`', en: 'To the input of a `Popen`' },
      socket: { es: 'En un socket', en: 'To a socket' },
      response: { es: 'En la respuesta de un servidor web', en: 'To the response of a web server' },
      workers: {
        es: 'A otro proceso, con `multiprocessing`',
        en: 'To another process, with `multiprocessing`',
      },
      request: { es: 'En el cuerpo de una petición', en: 'To the body of a request' },
    },
  },
};

/** Explanations of errors that are no broken pipe, by the name that the diagnosis gives them. */
export const FOREIGN_WORDS: Readonly<Record<string, Said>> = {
  ENOENT: { es: 'no existe ese archivo o esa orden', en: 'there is no such file or command' },
  EADDRINUSE: { es: 'otro proceso ocupa ya el puerto', en: 'another process has the port already' },
  EADDRNOTAVAIL: { es: 'la máquina no tiene esa dirección', en: 'the machine does not have that address' },
  ETIMEDOUT: { es: 'se agotó el tiempo de espera', en: 'it timed out' },
  EACCES: { es: 'falta permiso', en: 'permission is missing' },
  EPERM: { es: 'operación no permitida', en: 'the operation is not permitted' },
  ENOTFOUND: { es: 'el DNS no conoce ese nombre', en: 'DNS does not know that name' },
  EAI_AGAIN: { es: 'el DNS no responde', en: 'DNS does not answer' },
  EMFILE: { es: 'demasiados archivos abiertos', en: 'too many open files' },
  ENOSPC: {
    es: 'el disco está lleno, o ya se vigilan demasiados archivos',
    en: 'the disk is full, or too many files are being watched',
  },
  ENOMEM: { es: 'se acabó la memoria', en: 'memory ran out' },
  EEXIST: { es: 'ya existe', en: 'it exists already' },
  EISDIR: { es: 'es un directorio', en: 'it is a directory' },
  ENOTDIR: { es: 'no es un directorio', en: 'it is not a directory' },
  ENOTEMPTY: { es: 'el directorio no está vacío', en: 'the directory is not empty' },
  EBUSY: { es: 'está en uso', en: 'it is in use' },
  EROFS: { es: 'es de solo lectura', en: 'it is read-only' },
  EXDEV: { es: 'está en otro sistema de archivos', en: 'it is on another file system' },
  EIO: { es: 'falló el dispositivo', en: 'the device failed' },
  EBADF: { es: 'ese descriptor no está abierto', en: 'that descriptor is not open' },
  EINVAL: { es: 'un argumento no vale', en: 'an argument is not valid' },
  EAGAIN: { es: 'aún no se puede: hay que repetir', en: 'not possible yet: try again' },
  ECANCELED: { es: 'se canceló', en: 'it was cancelled' },
  'Command failed': {
    es: 'una orden terminó con un código distinto de cero',
    en: 'a command ended with a code other than zero',
  },
  'spawn failed': { es: 'no se pudo arrancar el programa', en: 'the program could not be started' },
  'not implemented': { es: 'el entorno aún no lo ofrece', en: 'the runtime does not offer it yet' },
  ENXIO: {
    es: 'nadie tiene abierto el otro extremo, o no hay tal dispositivo',
    en: 'nobody has the other end open, or there is no such device',
  },
  EHOSTUNREACH: { es: 'no hay ruta hasta esa máquina', en: 'there is no route to that host' },
  ENETUNREACH: { es: 'no hay red hasta allí', en: 'that network cannot be reached' },
  ENOTCONN: { es: 'el socket no está conectado', en: 'the socket is not connected' },
  EPROTO: { es: 'el otro extremo habla otro protocolo', en: 'the other end speaks another protocol' },
  EBADENGINE: {
    es: 'el paquete pide otra versión de Node.js',
    en: 'the package wants another version of Node.js',
  },
  ERESOLVE: { es: 'npm no consigue casar las dependencias', en: 'npm cannot fit the dependencies together' },
  ELIFECYCLE: {
    es: 'falló un script de npm: el motivo está más arriba',
    en: 'an npm script failed: the reason stands above',
  },
  MODULE_NOT_FOUND: { es: 'falta un módulo', en: 'a module is missing' },
  ERR_REQUIRE_ESM: { es: 'se mezclan módulos ESM y CommonJS', en: 'ESM and CommonJS modules are mixed' },
  ERR_HTTP_HEADERS_SENT: {
    es: 'las cabeceras de la respuesta ya se habían enviado',
    en: 'the headers of the response had been sent already',
  },
  ERR_INVALID_ARG_TYPE: { es: 'un argumento es de otro tipo', en: 'an argument has the wrong type' },
  ERR_OSSL_EVP_UNSUPPORTED: {
    es: 'OpenSSL no admite ese algoritmo',
    en: 'OpenSSL does not support that algorithm',
  },
  ERR_UNHANDLED_REJECTION: {
    es: 'nadie atendió el rechazo de una promesa',
    en: "nobody handled a promise's rejection",
  },
  CERT: { es: 'el certificado no se acepta', en: 'the certificate is not accepted' },
  CORS: { es: 'el navegador bloqueó la petición (CORS)', en: 'the browser blocked the request (CORS)' },
  HPE_: { es: 'lo recibido no es HTTP válido', en: 'what was received is not valid HTTP' },
  TypeError: {
    es: 'un valor no es del tipo que se esperaba',
    en: 'a value is not of the type that was expected',
  },
  ReferenceError: { es: 'ese nombre no está definido', en: 'that name is not defined' },
  RangeError: { es: 'un valor está fuera de sus límites', en: 'a value is out of its limits' },
  SyntaxError: {
    es: 'el texto del programa o de los datos no se entiende',
    en: 'the text of the program or data cannot be parsed',
  },
  AssertionError: { es: 'no se cumple una comprobación', en: 'an assertion does not hold' },
  AbortError: {
    es: 'el propio programa canceló la operación',
    en: 'the program itself cancelled the operation',
  },
  UnicodeDecodeError: { es: 'los bytes están en otra codificación', en: 'the bytes are in another encoding' },
  UnicodeEncodeError: {
    es: 'ese carácter no cabe en la codificación',
    en: 'that character does not fit the encoding',
  },
  KeyError: { es: 'no existe esa clave', en: 'there is no such key' },
  ValueError: { es: 'un valor no vale', en: 'a value is not valid' },
  IndexError: { es: 'no existe ese índice', en: 'there is no such index' },
  EOFError: { es: 'se acabó la entrada', en: 'the input is over' },
  AttributeError: { es: 'no existe ese atributo', en: 'there is no such attribute' },
  NameError: { es: 'ese nombre no está definido', en: 'that name is not defined' },
  ZeroDivisionError: { es: 'división por cero', en: 'division by zero' },
  RecursionError: { es: 'demasiada recursión', en: 'too much recursion' },
  RuntimeError: {
    es: 'error del programa, sin clase propia',
    en: 'an error of the program, without a class of its own',
  },
  KeyboardInterrupt: { es: 'se interrumpió con Ctrl-C', en: 'it was interrupted with Ctrl-C' },
  SIGSEGV: { es: 'acceso a memoria ajena', en: 'memory was touched that is not its own' },
  SIGKILL: {
    es: 'alguien mató el proceso (o le faltó memoria)',
    en: 'something killed the process (or memory ran out)',
  },
  'command not found': {
    es: 'el intérprete de órdenes no encuentra esa orden',
    en: 'the shell cannot find that command',
  },
  'HTTP 4xx': { es: 'el servidor rechazó la petición', en: 'the server refused the request' },
  'HTTP 5xx': { es: 'falló el servidor', en: 'the server failed' },
};
