/** Ends of a connection that the demo opens and accepts itself, over TCP or a Unix socket. Pure. */
import { otherEnd, type End } from '../trace.ts';
import { escapePattern, type Ends } from './ends.ts';
import type { Marker, Seen } from './seen.ts';
import { descriptorOf, type SystemCall } from './strace.ts';

type Calls = Seen['calls'];

/** Names that strace gives to the descriptors of each end, and their ports. */
interface Names {
  readonly names: Readonly<Record<End, string>>;
  readonly ports?: Readonly<Record<End, number>>;
}

/**
 * @param number which of the demo's connections, counted from 1
 * @throws when the demo opens fewer connections, or accepts this one nowhere
 */
export function endsOfSocket(calls: Calls, kind: 'tcp' | 'unix', number: number): Ends {
  const opened = openedBy(calls, kind, number);
  const { names, ports } = kind === 'tcp' ? tcpNames(calls, opened) : unixNames(calls, opened);
  const endOfName = (is: string): End | undefined =>
    (['ours', 'peer'] as const).find(
      (end) => is === names[end] || new RegExp(`^${escapePattern(names[end])}[\\],-]`).test(is),
    );
  /** Descriptors that are open, by process. */
  const open = new Map<string, End>();
  /** Objects whose end is known from their markers. */
  const ids = new Map<string, End>();
  return {
    channel: kind,
    ...(ports === undefined ? {} : { ports }),
    ofCall(call) {
      if (call.entry < opened.entry) return undefined;
      const descriptor = descriptorOf(call);
      if (call === opened && descriptor !== undefined) open.set(`${call.pid}:${descriptor.fd}`, 'ours');
      const returned = call.resultIs === undefined ? undefined : endOfName(call.resultIs);
      if (returned !== undefined) open.set(`${call.pid}:${String(call.result)}`, returned);
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
      const byFd =
        marker.localPort === undefined && marker.fd !== undefined
          ? open.get(`${pid}:${marker.fd}`)
          : undefined;
      const end = (ports && endOfPorts(ports, marker)) ?? ids.get(id) ?? byFd;
      if (end !== undefined) ids.set(id, end);
      return end;
    },
  };
}

/** The call that opened the connection asked for. */
function openedBy(calls: Calls, kind: 'tcp' | 'unix', number: number): SystemCall {
  const family = kind === 'tcp' ? 'AF_INET,' : 'AF_UNIX,';
  const connects = calls.filter(
    ({ name, args, result, errno }) =>
      name === 'connect' && args.includes(family) && (result === 0 || errno === 'EINPROGRESS'),
  );
  const opened = connects[number - 1];
  if (opened === undefined) {
    throw new Error(`the demo opened ${connects.length} ${kind} connections, not ${number}`);
  }
  return opened;
}

/** Once a connection is closed strace knows no address any more, but the call that accepted it always tells one. */
function tcpNames(calls: Calls, opened: SystemCall): Names {
  const target = /htons\((\d+)\)/.exec(opened.args)?.[1] ?? '';
  const accept = calls.find(
    ({ name, entry, resultIs }) =>
      name === 'accept4' &&
      entry > opened.entry &&
      resultIs?.startsWith(`TCP:[127.0.0.1:${target}->`) === true,
  );
  const found = /:(\d+)\]$/.exec(accept?.resultIs ?? '');
  if (found === null) throw new Error('nobody in the demo accepts its connection on 127.0.0.1');
  const ports = { ours: Number(found[1]), peer: Number(target) };
  const name = (from: number, to: number): string => `TCP:[127.0.0.1:${from}->127.0.0.1:${to}]`;
  return { ports, names: { ours: name(ports.ours, ports.peer), peer: name(ports.peer, ports.ours) } };
}

function unixNames(calls: Calls, opened: SystemCall): Names {
  const ours = /UNIX-STREAM:\[(\d+)/.exec(descriptorOf(opened)?.is ?? '')?.[1] ?? '?';
  const accept = calls.find(({ resultIs }) => resultIs?.includes(`->${ours},`) === true);
  const peer = /\[(\d+)->/.exec(accept?.resultIs ?? '')?.[1] ?? '?';
  return { names: { ours: `UNIX-STREAM:[${ours}`, peer: `UNIX-STREAM:[${peer}` } };
}

/** A connection that has been reset has no remote port any more. */
function endOfPorts(ports: Record<End, number>, { localPort, remotePort }: Marker): End | undefined {
  return (['ours', 'peer'] as const).find(
    (end) => localPort === ports[end] && (remotePort ?? ports[otherEnd(end)]) === ports[otherEnd(end)],
  );
}
