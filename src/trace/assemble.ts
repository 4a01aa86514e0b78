/**
 * Puts together what the tracer, the packet capture and the program's own markers saw of one connection, in one order.
 *
 * All three clocks are CLOCK_REALTIME. A call by which something is sent stands where it began, one by which something
 * is received where it ended: so a cause always comes before its effect, which `checkCausality` verifies. Pure.
 */
import { tlsRecords, type Captured } from './pcap.ts';
import { descriptorOf, type SystemCall } from './strace.ts';
import { Connection, STATE_NUMBERS, type TcpState } from './tcp-states.ts';
import { matches } from './match.ts';
import { otherEnd, type End, type Place, type States, type Step, type TraceRequest } from './trace.ts';

/** One line that `markers.mjs` wrote. */
export interface Marker {
  readonly phase: 'enter' | 'leave' | 'event' | 'callback';
  readonly id: number;
  readonly object?: 'socket' | 'request' | 'response';
  readonly name?: string;
  readonly by?: 'program' | 'runtime';
  /** `example/file.ts:line`. */
  readonly line?: string;
  readonly fd?: number;
  readonly localPort?: number;
  readonly remotePort?: number;
  /** States of this end and of the other one, as /proc/net/tcp numbers them. */
  readonly states?: readonly string[];
  readonly error?: { name: string; message: string; code?: string; errno?: number; syscall?: string };
  readonly hadError?: boolean;
}

export interface Seen {
  readonly calls: readonly SystemCall[];
  readonly segments: readonly Captured[];
  /** By process id, in the order in which they were written. */
  readonly markers: ReadonlyMap<number, readonly Marker[]>;
  /** Folder that the markers were written to. */
  readonly markerFolder: string;
  /** The file that was run, as a path inside `examples/`. */
  readonly file: string;
}

export interface Assembled {
  readonly channel: 'tcp' | 'unix' | 'pipe';
  readonly start: States | undefined;
  readonly statesChecked: number;
  readonly steps: Step[];
}

const SENDS = new Set(['write', 'writev', 'sendmsg', 'sendto']);
const RECEIVES = new Set(['read', 'readv', 'recvmsg', 'recvfrom']);

type Item = { at: number } & (
  | { type: 'call'; call: SystemCall }
  /** `since` is when the program began to read the states that the marker tells. */
  | { type: 'marker'; pid: number; marker: Marker; since: number }
  | { type: 'segment'; segment: Captured }
);

/**
 * @throws when there is no such connection, when an effect comes before its cause, or when a derived state is not the
 *   one that /proc/net/tcp showed
 */
export function assemble(seen: Seen, request: TraceRequest): Assembled {
  const ends = endsOf(seen, request.connection);
  const connection = ends.channel === 'tcp' ? new Connection() : undefined;
  const steps: Step[] = [];
  const before: { start?: States } = {};
  let statesChecked = 0;
  let told = connection && { ...connection.states };
  /** Every pair of states so far, and until when it held. */
  const history: { states: States; until: number }[] = [];
  /** Lines of the calls that each process is within, outermost first. */
  const within = new Map<number, (Place | undefined)[]>();

  /** The step after which the states change is the last one that was kept. */
  const tellStates = (): void => {
    if (connection === undefined || told === undefined) return;
    const now = { ...connection.states };
    if (now.ours === told.ours && now.peer === told.peer) return;
    told = now;
    const last = steps.at(-1);
    if (last !== undefined) last.states = now;
  };

  for (const item of inOrder(seen)) {
    if (item.type === 'segment') {
      const step = segmentStep(item.segment, ends, request.tls);
      if (step === undefined || connection === undefined) continue;
      history.push({ states: { ...connection.states }, until: item.at });
      connection.segment(step);
      if (step.length > 0 || step.flags.includes('FIN') || step.flags.includes('RST')) steps.push(step);
      tellStates();
      continue;
    }
    if (item.type === 'call') {
      const end = ends.ofCall(item.call);
      const step = end && syscallStep(item.call, end);
      const place = within.get(item.call.pid)?.[0];
      if (step !== undefined) steps.push({ ...step, ...(place === undefined ? {} : { place }) });
      continue;
    }
    const { pid, marker } = item;
    const stack = within.get(pid) ?? [];
    within.set(pid, stack);
    if (marker.phase === 'leave') {
      stack.pop();
      continue;
    }
    const place = placeOf(marker.line, seen.file);
    if (marker.phase === 'enter') stack.push(place);
    const end = ends.ofMarker(pid, marker, item.at);
    if (end === undefined) continue;
    if (connection !== undefined && marker.states?.length === 2) {
      checkStates(
        [
          ...history.filter(({ until }) => until >= item.since).map(({ states }) => states),
          connection.states,
        ],
        end,
        marker.states,
      );
      statesChecked += 1;
    }
    steps.push(markerStep(marker, end, place));
  }
  checkCausality(steps);
  const first = request.from === undefined ? 0 : steps.findIndex((step) => matches(step, request.from));
  if (first < 0) throw new Error(`no step is ${JSON.stringify(request.from)}: correct "from" in traces.json`);
  if (connection !== undefined) {
    const established: States = { ours: 'ESTABLISHED', peer: 'ESTABLISHED' };
    before.start = steps.slice(0, first).findLast(({ states }) => states)?.states ?? established;
  }
  return { channel: ends.channel, start: before.start, statesChecked, steps: fold(steps.slice(first)) };
}

/** Everything by its time. */
function inOrder({ calls, segments, markers, markerFolder }: Seen): Item[] {
  const taken = new Map<number, number>();
  const reading = new Map<number, number>();
  const items: Item[] = segments.map((segment) => ({ at: segment.at, type: 'segment', segment }));
  for (const call of calls) {
    const descriptor = descriptorOf(call);
    if (call.name === 'write' && descriptor?.is === `${markerFolder}/${String(call.pid)}`) {
      const index = taken.get(call.pid) ?? 0;
      taken.set(call.pid, index + 1);
      const marker = markers.get(call.pid)?.[index];
      if (marker === undefined) throw new Error('a marker was written that is in no file');
      items.push({
        at: call.entry,
        type: 'marker',
        pid: call.pid,
        marker,
        since: reading.get(call.pid) ?? call.entry,
      });
      reading.delete(call.pid);
    } else {
      if (descriptor?.is.endsWith('/net/tcp') === true && !reading.has(call.pid)) {
        reading.set(call.pid, call.entry);
      }
      items.push({ at: RECEIVES.has(call.name) ? call.exit : call.entry, type: 'call', call });
    }
  }
  // Stable: what a process did stays in its order.
  return items.sort((a, b) => a.at - b.at);
}

interface Ends {
  readonly channel: Assembled['channel'];
  readonly ports?: Readonly<Record<End, number>>;
  ofCall(call: SystemCall): End | undefined;
  ofMarker(pid: number, marker: Marker, at: number): End | undefined;
}

/** Tells which end a descriptor is, for the connection that was asked for. */
function endsOf({ calls, markers }: Seen, asked: TraceRequest['connection']): Ends {
  if (asked.kind === 'stdin') return endsOfChild(calls, markers, asked.program);
  const family = asked.kind === 'tcp' ? 'AF_INET,' : 'AF_UNIX,';
  const connects = calls.filter(
    ({ name, args, result, errno }) =>
      name === 'connect' && args.includes(family) && (result === 0 || errno === 'EINPROGRESS'),
  );
  const opened = connects[asked.number - 1];
  if (opened === undefined) {
    throw new Error(`the demo opened ${connects.length} ${asked.kind} connections, not ${asked.number}`);
  }
  const { fd: ourFd } = descriptorOf(opened) ?? { fd: -1 };
  const open = new Map<string, End>();
  const ids = new Map<string, End>();
  let names: Record<End, string>;
  let ports: Record<End, number> | undefined;
  if (asked.kind === 'tcp') {
    // Once the connection is closed, strace knows no address any more: the call that accepted it always says one.
    const target = /htons\((\d+)\)/.exec(opened.args)?.[1] ?? '';
    const accept = calls.find(
      ({ name, entry, resultIs }) =>
        name === 'accept4' &&
        entry > opened.entry &&
        resultIs?.startsWith(`TCP:[127.0.0.1:${target}->`) === true,
    );
    const found = /:(\d+)\]$/.exec(accept?.resultIs ?? '');
    if (found === null) throw new Error('nobody in the demo accepts its connection on 127.0.0.1');
    ports = { ours: Number(found[1]), peer: Number(target) };
    const name = (from: number, to: number): string => `TCP:[127.0.0.1:${from}->127.0.0.1:${to}]`;
    names = { ours: name(ports.ours, ports.peer), peer: name(ports.peer, ports.ours) };
  } else {
    const ours = /UNIX-STREAM:\[(\d+)/.exec(descriptorOf(opened)?.is ?? '')?.[1] ?? '?';
    const accept = calls.find(({ resultIs }) => resultIs?.includes(`->${ours},`) === true);
    const peer = /\[(\d+)->/.exec(accept?.resultIs ?? '')?.[1] ?? '?';
    names = { ours: `UNIX-STREAM:[${ours}`, peer: `UNIX-STREAM:[${peer}` };
  }
  const endOfName = (is: string): End | undefined =>
    (['ours', 'peer'] as const).find(
      (end) => is === names[end] || new RegExp(`^${escape(names[end])}[\\],-]`).test(is),
    );
  return {
    channel: asked.kind,
    ...(ports === undefined ? {} : { ports }),
    ofCall(call) {
      if (call.entry < opened.entry) return undefined;
      if (call === opened) open.set(`${call.pid}:${ourFd}`, 'ours');
      const returned = call.resultIs === undefined ? undefined : endOfName(call.resultIs);
      if (returned !== undefined) open.set(`${call.pid}:${String(call.result)}`, returned);
      const descriptor = descriptorOf(call);
      if (descriptor === undefined) return undefined;
      const key = `${call.pid}:${descriptor.fd}`;
      const end = endOfName(descriptor.is) ?? open.get(key);
      if (end !== undefined) open.set(key, end);
      if (call.name === 'close') open.delete(key);
      return end;
    },
    ofMarker(pid, marker) {
      const id = `${pid}:${marker.id}`;
      // A request has no socket yet when it is made.
      if (marker.object === 'request') return 'ours';
      if (marker.object === 'response') return 'peer';
      const byPort = ports && endOfPorts(ports, marker);
      const byFd =
        marker.localPort === undefined && marker.fd !== undefined
          ? open.get(`${pid}:${marker.fd}`)
          : undefined;
      const end = byPort ?? ids.get(id) ?? byFd;
      if (end !== undefined) ids.set(id, end);
      return end;
    },
  };
}

/** A connection that has been reset has no remote port any more. */
function endOfPorts(ports: Record<End, number>, { localPort, remotePort }: Marker): End | undefined {
  return (['ours', 'peer'] as const).find(
    (end) => localPort === ports[end] && (remotePort ?? ports[otherEnd(end)]) === ports[otherEnd(end)],
  );
}

const escape = (text: string): string => text.replace(/[[\].>-]/g, '\\$&');

/** Another process is the peer: its standard input is the connection, and a traced program writes to it. */
function endsOfChild(calls: readonly SystemCall[], markers: Seen['markers'], program: string): Ends {
  const started = calls.find(
    ({ name, args, result }) =>
      name === 'execve' &&
      result === 0 &&
      args.startsWith(`"`) &&
      args.split('"')[1]?.endsWith(`/${program}`),
  );
  if (started === undefined) throw new Error(`the demo starts no program ${program}`);
  const peer = started.pid;
  const input = calls.find((call) => {
    const descriptor = descriptorOf(call);
    return call.pid === peer && call.entry > started.entry && descriptor?.fd === 0;
  });
  const is = input === undefined ? '' : (descriptorOf(input)?.is ?? '');
  const [, unixPeer, unixOurs] = /^UNIX-STREAM:\[(\d+)->(\d+)/.exec(is) ?? [];
  const pattern =
    unixOurs === undefined ? new RegExp(`^${escape(is)}`) : new RegExp(`^UNIX-STREAM:\\[${unixOurs}[\\]-]`);
  const ourFds = new Set<string>();
  const ids = new Map<string, End>();
  return {
    channel: unixPeer === undefined ? 'pipe' : 'unix',
    ofCall(call) {
      const descriptor = descriptorOf(call);
      if (call.pid === peer) {
        if (call.entry < started.entry) return undefined;
        return descriptor?.fd === 0 || call.name === 'exit_group' ? 'peer' : undefined;
      }
      if (descriptor === undefined || !markers.has(call.pid) || !pattern.test(descriptor.is))
        return undefined;
      // The end that the program keeps, not those that it hands to the child.
      if (call.name === 'close' && !ourFds.has(`${call.pid}:${descriptor.fd}`)) return undefined;
      ourFds.add(`${call.pid}:${descriptor.fd}`);
      return 'ours';
    },
    ofMarker(pid, marker, at) {
      const id = `${pid}:${marker.id}`;
      if (marker.fd !== undefined && fdIsOurs(calls, pid, marker.fd, at, pattern)) ids.set(id, 'ours');
      return ids.get(id);
    },
  };
}

/** Whether the next call on a descriptor is about the connection: the first one may come after its marker. */
function fdIsOurs(
  calls: readonly SystemCall[],
  pid: number,
  fd: number,
  at: number,
  pattern: RegExp,
): boolean {
  const next = calls.find((call) => call.pid === pid && call.entry >= at && descriptorOf(call)?.fd === fd);
  return next !== undefined && pattern.test(descriptorOf(next)?.is ?? '');
}

function syscallStep(call: SystemCall, end: End): Extract<Step, { kind: 'syscall' }> | undefined {
  const { name, args, result, errno, signal } = call;
  const linger = name === 'setsockopt' && args.includes('SO_LINGER');
  const kept =
    SENDS.has(name) || RECEIVES.has(name) || ['close', 'shutdown', 'exit_group'].includes(name) || linger;
  if (!kept || (RECEIVES.has(name) && errno === 'EAGAIN')) return undefined;
  const detail = name === 'shutdown' ? /SHUT_\w+/.exec(args)?.[0] : linger ? 'SO_LINGER' : undefined;
  return {
    kind: 'syscall',
    end,
    name,
    ...(detail === undefined ? {} : { detail }),
    ...(result === undefined ? {} : { result }),
    ...(errno === undefined ? {} : { errno }),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** Initial sequence numbers, by the port that sent them. */
const initial = new WeakMap<Ends, Map<End, number>>();

function segmentStep(
  segment: Captured,
  ends: Ends,
  tls: boolean,
): Extract<Step, { kind: 'segment' }> | undefined {
  if (ends.ports === undefined) return undefined;
  const { ours, peer } = ends.ports;
  const from =
    segment.sourcePort === ours && segment.targetPort === peer
      ? 'ours'
      : segment.sourcePort === peer && segment.targetPort === ours
        ? 'peer'
        : undefined;
  if (from === undefined) return undefined;
  const first = initial.get(ends) ?? new Map<End, number>();
  initial.set(ends, first);
  if (segment.flags.includes('SYN')) first.set(from, segment.seq);
  const relative = (number: number, end: End): number => (number - (first.get(end) ?? number)) >>> 0;
  const records = tls ? tlsRecords(segment.payload) : [];
  return {
    kind: 'segment',
    from,
    flags: segment.flags,
    length: segment.payload.length,
    seq: relative(segment.seq, from),
    ...(segment.flags.includes('ACK') ? { ack: relative(segment.ack, otherEnd(from)) } : {}),
    ...(records.length === 0 ? {} : { tls: records }),
  };
}

function placeOf(line: string | undefined, file: string): Place | undefined {
  const [, path, number] = /^(.+):(\d+)$/.exec(line ?? '') ?? [];
  if (path === undefined) return undefined;
  return { line: Number(number), ...(path === file ? {} : { file: path }) };
}

function markerStep(marker: Marker, end: End, place: Place | undefined): Step {
  const at = place === undefined ? {} : { place };
  const object = marker.object ?? 'socket';
  const name = marker.name ?? '';
  if (marker.phase === 'enter') {
    return { kind: 'call', end, object, name: name as 'write', by: marker.by ?? 'program', ...at };
  }
  return {
    kind: 'event',
    end,
    object,
    name,
    via: marker.phase === 'callback' ? 'callback' : 'event',
    ...(marker.error === undefined ? {} : { error: marker.error }),
    ...(marker.hadError === undefined ? {} : { hadError: marker.hadError }),
    ...at,
  };
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

/** @throws when bytes cross before they are written, or are read before they cross, or a FIN comes out of nothing */
export function checkCausality(steps: readonly Step[]): void {
  const bytes = { written: { ours: 0, peer: 0 }, crossed: { ours: 0, peer: 0 }, read: { ours: 0, peer: 0 } };
  const left = { ours: false, peer: false };
  const crosses = steps.some(({ kind }) => kind === 'segment');
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'syscall') {
      const { end, name, result = 0 } = step;
      if (SENDS.has(name)) bytes.written[end] += Math.max(0, result);
      if (RECEIVES.has(name)) bytes.read[end] += Math.max(0, result);
      if (['close', 'shutdown', 'exit_group'].includes(name)) left[end] = true;
      const sent = crosses ? bytes.crossed[otherEnd(end)] : bytes.written[otherEnd(end)];
      if (bytes.read[end] > sent) throw new Error(`step ${index + 1}: read before it was sent`);
    } else if (step.kind === 'segment') {
      bytes.crossed[step.from] += step.length;
      if (bytes.crossed[step.from] > bytes.written[step.from])
        throw new Error(`step ${index + 1}: data crossed before they were written`);
      if (step.flags.includes('FIN') && !left[step.from])
        throw new Error(`step ${index + 1}: a FIN crossed before a close or shutdown`);
    }
  }
}

const LONGEST_BLOCK = 8;

/** Replaces the third and further repetitions of the same steps by their number. */
export function fold(steps: readonly Step[]): Step[] {
  const keys = steps.map((step) =>
    JSON.stringify(step, (key, value: unknown) => {
      if (key === 'seq' || key === 'ack') return undefined;
      return (key === 'result' || key === 'length') && typeof value === 'number' ? Math.sign(value) : value;
    }),
  );
  const folded: Step[] = [];
  for (let at = 0; at < steps.length;) {
    let best = { block: 0, times: 0 };
    for (let block = 1; block <= LONGEST_BLOCK; block += 1) {
      let times = 1;
      while (repeats(keys, at, block, times)) times += 1;
      if (times >= 3 && block * times > best.block * best.times) best = { block, times };
    }
    const kept = best.block === 0 ? 1 : best.block;
    folded.push(...steps.slice(at, at + kept));
    if (best.block > 0) {
      folded.push({ kind: 'repeat', steps: best.block, times: best.times - 1 });
      at += best.block * best.times;
    } else at += 1;
  }
  return folded;
}

const repeats = (keys: readonly string[], at: number, block: number, times: number): boolean => {
  const next = at + block * times;
  if (next + block > keys.length) return false;
  return keys.slice(at, at + block).every((key, index) => key === keys[next + index]);
};
