/** Words for the steps of a trace, in both languages; the facts in them come from the trace. Pure. */
import { otherEnd, type End, type Step, type Trace } from './trace.ts';
import type { Locale } from '../site/locales.ts';

/** A sentence, in which code stands between backticks. */
type Sentence = string;

/** What a figure says outside its steps. */
export interface FigureWords {
  readonly label: (of: string) => string;
  readonly recorded: string;
  readonly kernel: string;
  readonly ours: string;
  readonly peer: string;
  readonly source: string;
  readonly steps: string;
  readonly line: string;
  readonly next: string;
  readonly back: string;
  readonly play: string;
  readonly pause: string;
  readonly controls: string;
  readonly states: (checked: number) => string;
  readonly nothing: string;
  readonly hint: string;
  readonly count: string;
  /** Before the first step. */
  readonly all: (count: number) => string;
}

export const FIGURE: Readonly<Record<Locale, FigureWords>> = {
  es: {
    label: (of) => `Paso a paso: ${of}`,
    recorded: 'grabado, no dibujado:',
    kernel: 'núcleo',
    ours: 'nuestro extremo',
    peer: 'el otro extremo',
    source: 'El programa',
    steps: 'Los pasos, en su orden',
    line: 'línea',
    next: 'Siguiente',
    back: 'Atrás',
    play: 'Reproducir',
    pause: 'Pausa',
    controls: 'Recorrer los pasos',
    states: (checked) =>
      `Llamadas al sistema vistas con strace y segmentos capturados en loopback. Los estados se deducen de los segmentos y coinciden las ${checked} veces que se compararon con /proc/net/tcp. Los acuses de recibo sin más se omiten.`,
    nothing: 'nada',
    hint: 'con los botones o las flechas del teclado',
    count: '{n} de {all}',
    all: (count) => `${count} pasos`,
  },
  en: {
    label: (of) => `Step by step: ${of}`,
    recorded: 'recorded, not drawn:',
    kernel: 'kernel',
    ours: 'our end',
    peer: 'the peer',
    source: 'The program',
    steps: 'The steps, in their order',
    line: 'line',
    next: 'Next',
    back: 'Back',
    play: 'Play',
    pause: 'Pause',
    controls: 'Go through the steps',
    states: (checked) =>
      `System calls seen with strace, segments captured on loopback. The states are derived from the segments and agreed each of the ${checked} times they were compared with /proc/net/tcp. Bare acknowledgements are left out.`,
    nothing: 'nothing',
    hint: 'by the buttons or the arrow keys',
    count: '{n} of {all}',
    all: (count) => `${count} steps`,
  },
};

/** How the figure says where its facts are from, for a connection without segments. */
export const NO_SEGMENTS: Readonly<Record<Locale, string>> = {
  es: 'Llamadas al sistema vistas con strace. No hay segmentos: los dos extremos viven en el mismo núcleo.',
  en: 'System calls seen with strace. There are no segments: both ends live in the same kernel.',
};

/** The name of an end: of the peer, its program's where it is another one. */
export function nameOf(end: End, trace: Pick<Trace, 'peerProgram'>, locale: Locale): string {
  if (end === 'peer' && trace.peerProgram !== undefined) return trace.peerProgram;
  return FIGURE[locale][end];
}

const bytes = (count: number): string => `${count} ${count === 1 ? 'byte' : 'bytes'}`;

/**
 * The call of a method in a line of code.
 * @returns the call with its object and arguments; the whole line, if it has no such call or the call goes on below
 */
export function callIn(line: string, method: string): string {
  const start = new RegExp(`[\\w$]+(?:\\.[\\w$]+)*\\.${method}\\(`).exec(line);
  if (start === null) return line.trim();
  let depth = 0;
  for (let at = start.index + start[0].length - 1; at < line.length; at += 1) {
    if (line[at] === '(') depth += 1;
    if (line[at] === ')') depth -= 1;
    if (depth === 0) return line.slice(start.index, at + 1);
  }
  return line.trim();
}

/**
 * The short form of a step, as code: `ours.write('x')`, `write() = 5`, `FIN`, `'end'`.
 * @param line the line of code that it belongs to, if there is one
 */
export function labelOf(step: Step, line?: string): string {
  switch (step.kind) {
    case 'call':
      if (step.by === 'program' && line !== undefined) return callIn(line, step.name);
      return `${step.object === 'socket' ? '' : `${step.object}.`}${step.name}()`;
    case 'syscall': {
      const { name, detail, result, errno } = step;
      const answer = errno ?? (result === undefined ? undefined : String(result));
      return `${name}(${detail ?? ''})${answer === undefined ? '' : ` = ${answer}`}`;
    }
    case 'segment': {
      const flags = step.flags.filter((flag) => flag !== 'ACK');
      return [...flags, ...(step.tls ?? [])].join(' + ') || bytes(step.length);
    }
    case 'event':
      if (step.via === 'callback') return `${step.name} callback`;
      return `${step.object === 'socket' ? '' : `${step.object} `}'${step.name}'`;
    case 'repeat':
      return `× ${step.times}`;
  }
}

/**
 * One step in words.
 * @returns a sentence without its subject's name where the figure's column says it
 */
export function sentenceOf(
  step: Step,
  trace: Pick<Trace, 'channel' | 'peerProgram'>,
  locale: Locale,
): Sentence {
  switch (step.kind) {
    case 'call':
      return callSentence(step, locale);
    case 'syscall':
      return syscallSentence(step, locale);
    case 'segment':
      return segmentSentence(step, trace, locale);
    case 'event':
      return eventSentence(step, locale);
    case 'repeat': {
      const { steps, times } = step;
      if (locale === 'es') {
        const what = steps === 1 ? 'El paso anterior' : `Los ${steps} pasos anteriores`;
        return `${what}, ${times} ${times === 1 ? 'vez' : 'veces'} más.`;
      }
      const what = steps === 1 ? 'The step above' : `The ${steps} steps above`;
      return `${what}, ${times} more ${times === 1 ? 'time' : 'times'}.`;
    }
  }
}

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

function callSentence({ object, name, by }: Of<'call'>, locale: Locale): Sentence {
  if (by === 'runtime') {
    const own: Record<typeof name, Record<Locale, Sentence>> = {
      end: {
        es: 'Node.js termina este lado por su cuenta.',
        en: 'Node.js ends this side by itself.',
      },
      destroy: { es: 'Node.js destruye el socket.', en: 'Node.js destroys the socket.' },
      resetAndDestroy: { es: 'Node.js corta la conexión.', en: 'Node.js resets the connection.' },
      write: { es: 'Node.js escribe.', en: 'Node.js writes.' },
    };
    return own[name][locale];
  }
  if (object === 'request') return { es: 'Envía la petición.', en: 'Sends the request.' }[locale];
  if (object === 'response') return { es: 'Responde.', en: 'Answers.' }[locale];
  const program: Record<typeof name, Record<Locale, Sentence>> = {
    write: { es: 'El programa escribe.', en: 'The program writes.' },
    end: { es: 'El programa termina de enviar.', en: 'The program ends its side.' },
    destroy: { es: 'El programa cierra.', en: 'The program closes.' },
    resetAndDestroy: {
      es: 'El programa corta, sin despedirse.',
      en: 'The program cuts off, without a goodbye.',
    },
  };
  return program[name][locale];
}

const SENDING = new Set(['write', 'writev', 'sendmsg', 'sendto']);

function syscallSentence({ name, result, errno, signal }: Of<'syscall'>, locale: Locale): Sentence {
  const es = locale === 'es';
  if (SENDING.has(name)) {
    if (errno === undefined) {
      const count = bytes(result ?? 0);
      return es ? `El núcleo acepta ${count}.` : `The kernel accepts ${count}.`;
    }
    const ignored =
      signal === undefined
        ? ''
        : es
          ? ` La señal \`${signal}\` que lo acompaña se ignora.`
          : ` The signal \`${signal}\` that comes with it is ignored.`;
    return (es ? `El núcleo se niega: \`${errno}\`.` : `The kernel refuses: \`${errno}\`.`) + ignored;
  }
  if (name === 'close') {
    return es
      ? 'El programa suelta este extremo: aquí ya no lee nadie.'
      : 'The program lets go of this end: nobody reads here any more.';
  }
  if (name === 'shutdown') {
    if (errno !== undefined) return es ? 'Ya no hay qué cerrar.' : 'There is nothing left to shut.';
    return es ? 'No enviará más; todavía puede leer.' : 'It will send no more; it can still read.';
  }
  if (name === 'setsockopt') {
    return es ? 'Pide que el cierre sea un corte.' : 'Asks that the close be a reset.';
  }
  if (name === 'exit_group') return es ? 'El proceso termina.' : 'The process ends.';
  if (errno !== undefined) {
    return es ? `La lectura falla: \`${errno}\`.` : `The read fails: \`${errno}\`.`;
  }
  if (result === 0) return es ? 'Cero bytes leídos: el final.' : 'Zero bytes read: the end.';
  const count = bytes(result ?? 0);
  return es ? `Lee ${count}.` : `Reads ${count}.`;
}

function segmentSentence(
  { from, flags, length, tls }: Of<'segment'>,
  trace: Pick<Trace, 'peerProgram'>,
  locale: Locale,
): Sentence {
  const es = locale === 'es';
  const name = nameOf(from, trace, locale);
  const who = name.charAt(0).toUpperCase() + name.slice(1);
  if (flags.includes('RST')) {
    // RFC 9293, 3.10.7.1: what is sent to a connection that is no more is answered with an RST without ACK.
    if (!flags.includes('ACK')) {
      return es
        ? `${who} contesta con un corte: allí esa conexión ya no existe.`
        : `${who} answers with a reset: there, this connection is no more.`;
    }
    return es ? `${who} corta la conexión.` : `${who} resets the connection.`;
  }
  const fin = !flags.includes('FIN') ? '' : es ? `${who} no enviará más.` : `${who} will send no more.`;
  const records = (tls ?? []).map((kind) => `\`${kind}\``).join(', ');
  const count = bytes(length);
  const cross = es
    ? `${length === 1 ? 'Cruza' : 'Cruzan'} ${count}`
    : `${count} ${length === 1 ? 'crosses' : 'cross'}`;
  const kind = tls === undefined ? '' : es ? `, un registro TLS: ${records}` : `, a TLS record: ${records}`;
  return [length === 0 ? '' : `${cross}${kind}.`, fin].filter(Boolean).join(' ');
}

function eventSentence({ name, via, object, error, hadError }: Of<'event'>, locale: Locale): Sentence {
  const es = locale === 'es';
  const failed = error === undefined ? '' : `\`${error.message}\``;
  if (via === 'callback') {
    if (error === undefined)
      return es ? 'El _callback_ llega sin error.' : 'The callback comes without an error.';
    return es ? `El _callback_ trae el error ${failed}.` : `The callback brings the error ${failed}.`;
  }
  const known: Record<string, Record<Locale, Sentence>> = {
    end: { es: 'No llegará nada más.', en: 'Nothing more will come.' },
    data: { es: 'Llegan datos.', en: 'Data have come.' },
    response: { es: 'Hay respuesta.', en: 'There is an answer.' },
    error: { es: `El error: ${failed}.`, en: `The error: ${failed}.` },
    close: {
      es:
        hadError === true
          ? 'Se acabó, con un error.'
          : object === 'socket'
            ? 'Se acabó, sin error.'
            : 'Se acabó.',
      en:
        hadError === true
          ? 'It is over, with an error.'
          : object === 'socket'
            ? 'It is over, without an error.'
            : 'It is over.',
    },
  };
  return known[name]?.[locale] ?? '';
}

/** Whether a step is where it breaks: a refusal, a reset, an error. */
export function isBreak(step: Step): boolean {
  if (step.kind === 'syscall') return step.errno !== undefined && step.errno !== 'EAGAIN';
  if (step.kind === 'segment') return step.flags.includes('RST');
  return step.kind === 'event' && step.error !== undefined;
}

/** At which end a step is told: a segment, where it arrives. */
export function sideOf(step: Step): End {
  if (step.kind === 'segment') return otherEnd(step.from);
  return step.kind === 'repeat' ? 'ours' : step.end;
}
