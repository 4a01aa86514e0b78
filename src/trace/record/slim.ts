/** Cuts the output of the tools down to what a test needs, without changing the trace that is made of it. Pure. */
import type { TraceRequest } from '../trace.ts';
import { keepPackets } from './pcap.ts';
import { traceOf, type Raw } from './raw.ts';

/** Descriptors, as strace names them, that may be an end of each kind of connection. */
const ABOUT = {
  tcp: /<(?:TCP:|socket:)|\/net\/tcp>|AF_INET,/,
  unix: /<UNIX-|AF_UNIX,/,
  stdin: /<UNIX-|<pipe:|socketpair\(/,
};

const SITE = '/site';

/**
 * Keeps the calls, signals and packets that have to do with connections of the kind that was asked for.
 * @param root folder of the repository; stands as `/site` afterwards
 * @throws when the trace would become another one
 */
export function slim(raw: Raw, request: TraceRequest, root: string): Raw {
  const calls = slimCalls(raw, request).replaceAll(root, SITE);
  const ports = new Set([...calls.matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port)));
  const packets = keepPackets(raw.packets, (segment, frame) =>
    segment === undefined ? isOurLast(frame) : ports.has(segment.sourcePort) && ports.has(segment.targetPort),
  );
  const markers = new Map(
    [...raw.markers].filter(([, text]) => text !== '' || request.connection.kind === 'stdin'),
  );
  const slimmed = { ...raw, calls, packets, markers };
  if (JSON.stringify(traceOf(slimmed, request)) !== JSON.stringify(traceOf(raw, request))) {
    throw new Error('less of the output makes another trace: keep more in slim.ts');
  }
  return slimmed;
}

function slimCalls({ calls, run }: Raw, { connection }: TraceRequest): string {
  const about = ABOUT[connection.kind];
  const program = connection.kind === 'stdin' ? connection.program : undefined;
  /** Processes whose calls have begun in a line that is kept. */
  const unfinished = new Set<string>();
  const pids = new Set<string>();
  const keeps = (line: string): boolean => {
    const [, pid = '', rest = ''] = /^(\d+)\s+\S+ (.*)$/.exec(line) ?? [];
    if (rest.startsWith('<... ')) return unfinished.delete(pid);
    if (rest.startsWith('+++') || rest.startsWith('---')) return pids.has(pid);
    const starts = program !== undefined && rest.startsWith('execve(') && rest.includes(`/${program}"`);
    const kept =
      starts || about.test(rest) || rest.includes(run.markerFolder) || rest.startsWith('exit_group(');
    if (kept) pids.add(pid);
    if (kept && rest.endsWith('<unfinished ...>')) unfinished.add(pid);
    return kept;
  };
  return `${calls.split('\n').filter(keeps).join('\n')}\n`;
}

/** Recognises the packet by which the recorder ends its capture. */
function isOurLast(frame: DataView): boolean {
  return new TextDecoder('latin1').decode(frame).includes('last-');
}
