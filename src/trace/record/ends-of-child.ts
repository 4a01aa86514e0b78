/** Ends of the standard input of a child process, where the peer is another program. Pure. */
import type { End } from '../trace.ts';
import { escapePattern, type Ends } from './ends.ts';
import type { Seen } from './seen.ts';
import { descriptorOf, type SystemCall } from './strace.ts';

type Calls = Seen['calls'];

/**
 * @param program name of the program that the demo starts
 * @throws when the demo starts no such program
 */
export function endsOfChild(calls: Calls, markers: Seen['markers'], program: string): Ends {
  const started = startOf(calls, program);
  const { channel, ourEnd } = inputOf(calls, started);
  /** Descriptors of ours that something was sent through, by process. */
  const ourFds = new Set<string>();
  /** Objects whose end is known from their markers. */
  const ids = new Map<string, End>();
  return {
    channel,
    ofCall(call) {
      const descriptor = descriptorOf(call);
      if (call.pid === started.pid) {
        if (call.entry < started.entry) return undefined;
        return descriptor?.fd === 0 || call.name === 'exit_group' ? 'peer' : undefined;
      }
      if (descriptor === undefined || !markers.has(call.pid) || !ourEnd.test(descriptor.is)) return undefined;
      const key = `${call.pid}:${descriptor.fd}`;
      // The end that the program keeps, not those that it hands to the child.
      if (call.name === 'close' && !ourFds.has(key)) return undefined;
      ourFds.add(key);
      return 'ours';
    },
    ofMarker(pid, marker, at) {
      const id = `${pid}:${marker.id}`;
      if (marker.fd !== undefined && fdIsOurs(calls, pid, marker.fd, at, ourEnd)) ids.set(id, 'ours');
      return ids.get(id);
    },
  };
}

/** The call by which the child became the program. */
function startOf(calls: Calls, program: string): SystemCall {
  const started = calls.find(
    ({ name, args, result }) =>
      name === 'execve' &&
      result === 0 &&
      args.startsWith(`"`) &&
      args.split('"')[1]?.endsWith(`/${program}`),
  );
  if (started === undefined) throw new Error(`the demo starts no program ${program}`);
  return started;
}

/** The kind of the child's standard input, and the names that its other end goes by. */
function inputOf(calls: Calls, started: SystemCall): { channel: 'unix' | 'pipe'; ourEnd: RegExp } {
  const input = calls.find(
    (call) => call.pid === started.pid && call.entry > started.entry && descriptorOf(call)?.fd === 0,
  );
  const is = input === undefined ? '' : (descriptorOf(input)?.is ?? '');
  const ours = /^UNIX-STREAM:\[\d+->(\d+)/.exec(is)?.[1];
  return ours === undefined
    ? { channel: 'pipe', ourEnd: new RegExp(`^${escapePattern(is)}`) }
    : { channel: 'unix', ourEnd: new RegExp(`^UNIX-STREAM:\\[${ours}[\\]-]`) };
}

/** Looks at the next call on a descriptor: the first one may come after its marker. */
function fdIsOurs(calls: Calls, pid: number, fd: number, at: number, ourEnd: RegExp): boolean {
  const next = calls.find((call) => call.pid === pid && call.entry >= at && descriptorOf(call)?.fd === fd);
  return next !== undefined && ourEnd.test(descriptorOf(next)?.is ?? '');
}
