/** Words for the steps of a trace, in both languages; the facts in them come from the trace. Pure. */
import type { Locale } from '../site/locales.ts';
import { fill } from '../site/strings.ts';
import { CALLS, ENDS, EVENTS, FIGURE, REPEATS, SEGMENTS, SYSCALLS } from './strings.ts';
import { otherEnd, type End, type Step, type Trace } from './trace.ts';

/** A sentence, in which code stands between backticks. */
type Sentence = string;

/** Name of an end; for a peer that is another program, the name of that program. */
export function nameOf(end: End, trace: Pick<Trace, 'peerProgram'>, locale: Locale): string {
  if (end === 'peer' && trace.peerProgram !== undefined) return trace.peerProgram;
  return ENDS[end][locale];
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
 * Short form of a step, as code: `ours.write('x')`, `write() = 5`, `FIN`, `'end'`.
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
      const what = fill(steps === 1 ? REPEATS.oneStep[locale] : REPEATS.steps[locale], { steps });
      return `${what}, ${fill(times === 1 ? REPEATS.once[locale] : REPEATS.times[locale], { times })}.`;
    }
  }
}

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

function callSentence({ object, name, by }: Of<'call'>, locale: Locale): Sentence {
  if (by === 'runtime') return CALLS[`runtime_${name}`][locale];
  if (object === 'request') return CALLS.request[locale];
  if (object === 'response') return CALLS.response[locale];
  return CALLS[`program_${name}`][locale];
}

const SENDING = new Set(['write', 'writev', 'sendmsg', 'sendto']);

function syscallSentence({ name, result, errno, signal }: Of<'syscall'>, locale: Locale): Sentence {
  const count = bytes(result ?? 0);
  if (SENDING.has(name)) {
    if (errno === undefined) return fill(SYSCALLS.accepts[locale], { count });
    const refused = fill(SYSCALLS.refuses[locale], { errno });
    return signal === undefined ? refused : `${refused} ${fill(SYSCALLS.ignored[locale], { signal })}`;
  }
  if (name === 'close') return SYSCALLS.close[locale];
  if (name === 'shutdown') {
    return errno === undefined ? SYSCALLS.shutdown[locale] : SYSCALLS.nothingToShut[locale];
  }
  if (name === 'setsockopt') return SYSCALLS.linger[locale];
  if (name === 'exit_group') return SYSCALLS.exit[locale];
  if (errno !== undefined) return fill(SYSCALLS.readFails[locale], { errno });
  return result === 0 ? SYSCALLS.end[locale] : fill(SYSCALLS.reads[locale], { count });
}

function segmentSentence(
  { from, flags, length, tls }: Of<'segment'>,
  trace: Pick<Trace, 'peerProgram'>,
  locale: Locale,
): Sentence {
  const name = nameOf(from, trace, locale);
  const who = name.charAt(0).toUpperCase() + name.slice(1);
  if (flags.includes('RST')) {
    // RFC 9293, 3.10.7.1: a segment to a connection that does not exist is answered with an RST without ACK.
    return fill(SEGMENTS[flags.includes('ACK') ? 'reset' : 'answerReset'][locale], { who });
  }
  const fin = flags.includes('FIN') ? fill(SEGMENTS.fin[locale], { who }) : '';
  const cross = fill(SEGMENTS[length === 1 ? 'oneCrosses' : 'cross'][locale], { count: bytes(length) });
  const records = (tls ?? []).map((kind) => `\`${kind}\``).join(', ');
  const kind = tls === undefined ? '' : fill(SEGMENTS.tls[locale], { records });
  return [length === 0 ? '' : `${cross}${kind}.`, fin].filter(Boolean).join(' ');
}

function eventSentence({ name, via, object, error, hadError }: Of<'event'>, locale: Locale): Sentence {
  const failed = error === undefined ? '' : `\`${error.message}\``;
  if (via === 'callback') {
    return error === undefined
      ? EVENTS.callback[locale]
      : fill(EVENTS.callbackError[locale], { error: failed });
  }
  if (name === 'error') return fill(EVENTS.error[locale], { error: failed });
  if (name === 'close') {
    if (hadError === true) return EVENTS.closeError[locale];
    return object === 'socket' ? EVENTS.closeSocket[locale] : EVENTS.close[locale];
  }
  if (name === 'end') return EVENTS.end[locale];
  if (name === 'data') return EVENTS.data[locale];
  return name === 'response' ? EVENTS.response[locale] : '';
}

/** Sentence that says how the facts of a trace were obtained. */
export const originOf = ({ channel, statesChecked }: Trace, locale: Locale): Sentence =>
  channel === 'tcp' ? fill(FIGURE.states[locale], { checked: statesChecked }) : FIGURE.noSegments[locale];

/** True for a step at which the connection breaks: a refusal, a reset, an error. */
export function isBreak(step: Step): boolean {
  if (step.kind === 'syscall') return step.errno !== undefined && step.errno !== 'EAGAIN';
  if (step.kind === 'segment') return step.flags.includes('RST');
  return step.kind === 'event' && step.error !== undefined;
}

/** End beside which the figure shows a step; for a segment, the end at which it arrives. */
export function sideOf(step: Step): End {
  if (step.kind === 'segment') return otherEnd(step.from);
  return step.kind === 'repeat' ? 'ours' : step.end;
}
