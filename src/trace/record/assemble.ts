/** Assembles the steps of one connection from what the tracer, the packet capture and the markers saw. Pure. */
import { matches } from '../match.ts';
import { Connection, STATE_NUMBERS, type TcpState } from '../tcp-states.ts';
import { otherEnd, type End, type Place, type States, type Step, type TraceRequest } from '../trace.ts';
import { checkCausality } from './causality.ts';
import { endsOfChild } from './ends-of-child.ts';
import { endsOfSocket } from './ends-of-socket.ts';
import type { Ends } from './ends.ts';
import { fold } from './fold.ts';
import type { Captured } from './pcap.ts';
import type { Seen } from './seen.ts';
import { markerStep, placeOf, segmentSteps, syscallStep } from './steps.ts';
import type { SystemCall } from './strace.ts';
import { timelineOf, type Item } from './timeline.ts';

/** The part of a trace that comes from the observations. */
export interface Assembled {
  readonly channel: 'tcp' | 'unix' | 'pipe';
  readonly start: States | undefined;
  readonly statesChecked: number;
  readonly steps: Step[];
}

/**
 * @throws when there is no such connection, when an effect comes before its cause, or when a derived state is not the
 *   one that /proc/net/tcp showed
 */
export function assemble(seen: Seen, request: TraceRequest): Assembled {
  const ends = endsOf(seen, request.connection);
  const assembly = new Assembly(ends, request.tls, seen.file);
  for (const item of timelineOf(seen)) assembly.take(item);
  const { steps, statesChecked } = assembly;
  checkCausality(steps);
  const first = request.from === undefined ? 0 : steps.findIndex((step) => matches(step, request.from));
  if (first < 0) throw new Error(`no step is ${JSON.stringify(request.from)}: correct "from" in traces.json`);
  const start = ends.channel === 'tcp' ? statesBefore(steps, first) : undefined;
  return { channel: ends.channel, start, statesChecked, steps: fold(steps.slice(first)) };
}

const endsOf = ({ calls, markers }: Seen, asked: TraceRequest['connection']): Ends =>
  asked.kind === 'stdin'
    ? endsOfChild(calls, markers, asked.program)
    : endsOfSocket(calls, asked.kind, asked.number);

const statesBefore = (steps: readonly Step[], first: number): States =>
  steps.slice(0, first).findLast(({ states }) => states)?.states ?? {
    ours: 'ESTABLISHED',
    peer: 'ESTABLISHED',
  };

/** Steps made so far, and what is known at this point of the timeline. */
class Assembly {
  readonly steps: Step[] = [];
  statesChecked = 0;
  readonly #ends: Ends;
  readonly #file: string;
  readonly #connection: Connection | undefined;
  readonly #segmentStep: (segment: Captured) => Extract<Step, { kind: 'segment' }> | undefined;
  /** States after the last step that has any. */
  #told: States | undefined;
  /** Every pair of states so far, and until when it held. */
  readonly #history: { states: States; until: number }[] = [];
  /** Lines of the calls that each process is within, outermost first. */
  readonly #within = new Map<number, (Place | undefined)[]>();

  constructor(ends: Ends, tls: boolean, file: string) {
    this.#ends = ends;
    this.#file = file;
    this.#connection = ends.channel === 'tcp' ? new Connection() : undefined;
    this.#told = this.#connection && { ...this.#connection.states };
    this.#segmentStep = segmentSteps(ends.ports, tls);
  }

  /** Takes the next observation, in the order of time. */
  take(item: Item): void {
    if (item.type === 'segment') this.#takeSegment(item.segment);
    else if (item.type === 'call') this.#takeCall(item.call);
    else this.#takeMarker(item);
  }

  #takeSegment(segment: Captured): void {
    const step = this.#segmentStep(segment);
    if (step === undefined || this.#connection === undefined) return;
    this.#history.push({ states: { ...this.#connection.states }, until: segment.at });
    this.#connection.segment(step);
    if (step.length > 0 || step.flags.includes('FIN') || step.flags.includes('RST')) this.steps.push(step);
    this.#tellStates(this.#connection);
  }

  /** Leaves out bare acknowledgements; the states that one changes go to the last step that was kept. */
  #tellStates({ states }: Connection): void {
    const now = { ...states };
    if (now.ours === this.#told?.ours && now.peer === this.#told.peer) return;
    this.#told = now;
    const last = this.steps.at(-1);
    if (last !== undefined) last.states = now;
  }

  #takeCall(call: SystemCall): void {
    const end = this.#ends.ofCall(call);
    const step = end && syscallStep(call, end);
    const place = this.#within.get(call.pid)?.[0];
    if (step !== undefined) this.steps.push({ ...step, ...(place === undefined ? {} : { place }) });
  }

  #takeMarker({ pid, marker, at, since }: Extract<Item, { type: 'marker' }>): void {
    const stack = this.#within.get(pid) ?? [];
    this.#within.set(pid, stack);
    if (marker.phase === 'leave') {
      stack.pop();
      return;
    }
    const place = placeOf(marker.line, this.#file);
    if (marker.phase === 'enter') stack.push(place);
    const end = this.#ends.ofMarker(pid, marker, at);
    if (end === undefined) return;
    if (this.#connection !== undefined && marker.states?.length === 2) {
      const held = this.#history.filter(({ until }) => until >= since).map(({ states }) => states);
      checkStates([...held, this.#connection.states], end, marker.states);
      this.statesChecked += 1;
    }
    this.steps.push(markerStep(marker, end, place));
  }
}

/** @throws when the kernel said something else than what was derived from the segments for that time */
function checkStates(derived: readonly States[], end: End, [own = '', others = '']: readonly string[]): void {
  const seen: Record<End, TcpState | undefined> = { ours: undefined, peer: undefined };
  seen[end] = STATE_NUMBERS[own];
  seen[otherEnd(end)] = STATE_NUMBERS[others];
  if (derived.some(({ ours, peer }) => ours === seen.ours && peer === seen.peer)) return;
  throw new Error(
    `derived ${JSON.stringify(derived)} from the segments, but /proc/net/tcp shows ${seen.ours} (ours) and ${seen.peer} (peer)`,
  );
}
