/** Strings of the traces: of the figure, and the sentences of its steps, in which `code` stands between backticks. */
import type { Strings } from '../site/strings.ts';

/** Strings outside the steps. */
export const FIGURE = {
  label: { es: 'Paso a paso: {of}', en: 'Step by step: {of}' },
  recorded: { es: 'grabado, no dibujado:', en: 'recorded, not drawn:' },
  kernel: { es: 'núcleo', en: 'kernel' },
  source: { es: 'El programa', en: 'The program' },
  steps: { es: 'Los pasos, en su orden', en: 'The steps, in their order' },
  line: { es: 'línea', en: 'line' },
  next: { es: 'Siguiente', en: 'Next' },
  back: { es: 'Atrás', en: 'Back' },
  play: { es: 'Reproducir', en: 'Play' },
  pause: { es: 'Pausa', en: 'Pause' },
  controls: { es: 'Recorrer los pasos', en: 'Go through the steps' },
  nothing: { es: 'nada', en: 'nothing' },
  hint: { es: 'con los botones o las flechas del teclado', en: 'by the buttons or the arrow keys' },
  all: { es: '{count} pasos', en: '{count} steps' },
  /** Filled in by the player, at each step. */
  count: { es: '{n} de {all}', en: '{n} of {all}' },
  states: {
    es: 'Llamadas al sistema vistas con strace y segmentos capturados en loopback. Los estados se deducen de los segmentos y coinciden las {checked} veces que se compararon con /proc/net/tcp. Los acuses de recibo sin más se omiten.',
    en: 'System calls seen with strace, segments captured on loopback. The states are derived from the segments and agreed each of the {checked} times they were compared with /proc/net/tcp. Bare acknowledgements are left out.',
  },
  noSegments: {
    es: 'Llamadas al sistema vistas con strace. No hay segmentos: los dos extremos viven en el mismo núcleo.',
    en: 'System calls seen with strace. There are no segments: both ends live in the same kernel.',
  },
} satisfies Strings;

/** Names of the two ends of a connection. */
export const ENDS = {
  ours: { es: 'nuestro extremo', en: 'our end' },
  peer: { es: 'el otro extremo', en: 'the peer' },
} satisfies Strings;

/** Calls of methods, by who makes them and the method's name. */
export const CALLS = {
  runtime_end: { es: 'Node.js termina este lado por su cuenta.', en: 'Node.js ends this side by itself.' },
  runtime_destroy: { es: 'Node.js destruye el socket.', en: 'Node.js destroys the socket.' },
  runtime_resetAndDestroy: { es: 'Node.js corta la conexión.', en: 'Node.js resets the connection.' },
  runtime_write: { es: 'Node.js escribe.', en: 'Node.js writes.' },
  program_write: { es: 'El programa escribe.', en: 'The program writes.' },
  program_end: { es: 'El programa termina de enviar.', en: 'The program ends its side.' },
  program_destroy: { es: 'El programa cierra.', en: 'The program closes.' },
  program_resetAndDestroy: {
    es: 'El programa corta, sin despedirse.',
    en: 'The program cuts off, without a goodbye.',
  },
  request: { es: 'Envía la petición.', en: 'Sends the request.' },
  response: { es: 'Responde.', en: 'Answers.' },
} satisfies Strings;

export const SYSCALLS = {
  accepts: { es: 'El núcleo acepta {count}.', en: 'The kernel accepts {count}.' },
  refuses: { es: 'El núcleo se niega: `{errno}`.', en: 'The kernel refuses: `{errno}`.' },
  ignored: {
    es: 'La señal `{signal}` que lo acompaña se ignora.',
    en: 'The signal `{signal}` that comes with it is ignored.',
  },
  close: {
    es: 'El programa suelta este extremo: aquí ya no lee nadie.',
    en: 'The program lets go of this end: nobody reads here any more.',
  },
  shutdown: {
    es: 'No enviará más; todavía puede leer.',
    en: 'It will send no more; it can still read.',
  },
  nothingToShut: { es: 'Ya no hay qué cerrar.', en: 'There is nothing left to shut.' },
  linger: { es: 'Pide que el cierre sea un corte.', en: 'Asks that the close be a reset.' },
  exit: { es: 'El proceso termina.', en: 'The process ends.' },
  readFails: { es: 'La lectura falla: `{errno}`.', en: 'The read fails: `{errno}`.' },
  end: { es: 'Cero bytes leídos: el final.', en: 'Zero bytes read: the end.' },
  reads: { es: 'Lee {count}.', en: 'Reads {count}.' },
} satisfies Strings;

export const SEGMENTS = {
  answerReset: {
    es: '{who} contesta con un corte: allí esa conexión ya no existe.',
    en: '{who} answers with a reset: there, this connection is no more.',
  },
  reset: { es: '{who} corta la conexión.', en: '{who} resets the connection.' },
  fin: { es: '{who} no enviará más.', en: '{who} will send no more.' },
  oneCrosses: { es: 'Cruza {count}', en: '{count} crosses' },
  cross: { es: 'Cruzan {count}', en: '{count} cross' },
  tls: { es: ', un registro TLS: {records}', en: ', a TLS record: {records}' },
} satisfies Strings;

/** Events of streams; text between underscores is emphasised. */
export const EVENTS = {
  callback: { es: 'El _callback_ llega sin error.', en: 'The callback comes without an error.' },
  callbackError: { es: 'El _callback_ trae el error {error}.', en: 'The callback brings the error {error}.' },
  end: { es: 'No llegará nada más.', en: 'Nothing more will come.' },
  data: { es: 'Llegan datos.', en: 'Data have come.' },
  response: { es: 'Hay respuesta.', en: 'There is an answer.' },
  error: { es: 'El error: {error}.', en: 'The error: {error}.' },
  close: { es: 'Se acabó.', en: 'It is over.' },
  closeSocket: { es: 'Se acabó, sin error.', en: 'It is over, without an error.' },
  closeError: { es: 'Se acabó, con un error.', en: 'It is over, with an error.' },
} satisfies Strings;

/** Steps that were repeated, in two parts: which, and how many times more. */
export const REPEATS = {
  oneStep: { es: 'El paso anterior', en: 'The step above' },
  steps: { es: 'Los {steps} pasos anteriores', en: 'The {steps} steps above' },
  once: { es: '{times} vez más', en: '{times} more time' },
  times: { es: '{times} veces más', en: '{times} more times' },
} satisfies Strings;
