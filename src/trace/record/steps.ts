/** Makes steps of a trace from what was observed. Pure. */
import { otherEnd, type End, type Place, type Step } from '../trace.ts';
import type { Ends } from './ends.ts';
import { tlsRecords, type Captured } from './pcap.ts';
import { RECEIVES, SENDS, type Marker } from './seen.ts';
import type { SystemCall } from './strace.ts';

type SegmentStep = Extract<Step, { kind: 'segment' }>;

const OTHERS_KEPT = new Set(['close', 'shutdown', 'exit_group']);

/** @returns nothing for a call that the figure does not show: another option, or a read that found nothing yet */
export function syscallStep(call: SystemCall, end: End): Extract<Step, { kind: 'syscall' }> | undefined {
  const { name, args, result, errno, signal } = call;
  const linger = name === 'setsockopt' && args.includes('SO_LINGER');
  const kept = SENDS.has(name) || RECEIVES.has(name) || OTHERS_KEPT.has(name) || linger;
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

/**
 * Makes steps of the segments of one connection, with numbers relative to the first of each end.
 * @returns a function to be called for every segment in order; its answer is empty for other connections
 */
export function segmentSteps(
  ports: Ends['ports'],
  tls: boolean,
): (segment: Captured) => SegmentStep | undefined {
  /** Initial sequence number of each end. */
  const initial = new Map<End, number>();
  // Sequence numbers wrap at 32 bits.
  const relative = (number: number, end: End): number => (number - (initial.get(end) ?? number)) >>> 0;
  return (segment) => {
    const from = ports && senderOf(segment, ports);
    if (from === undefined) return undefined;
    if (segment.flags.includes('SYN')) initial.set(from, segment.seq);
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
  };
}

const senderOf = ({ sourcePort, targetPort }: Captured, ports: Record<End, number>): End | undefined =>
  (['ours', 'peer'] as const).find((end) => sourcePort === ports[end] && targetPort === ports[otherEnd(end)]);

/** @param file the file that was run: a place in it needs no file name */
export function placeOf(line: string | undefined, file: string): Place | undefined {
  const [, path, number] = /^(.+):(\d+)$/.exec(line ?? '') ?? [];
  if (path === undefined) return undefined;
  return { line: Number(number), ...(path === file ? {} : { file: path }) };
}

export function markerStep(marker: Marker, end: End, place: Place | undefined): Step {
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
