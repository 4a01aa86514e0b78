/** Makes a trace of what strace, tcpdump and the markers wrote. Pure: the files are read by `raw-files.build.ts`. */
import { traceSchema, type Trace, type TraceRequest } from '../trace.ts';
import { assemble } from './assemble.ts';
import { segmentsOf } from './pcap.ts';
import type { Marker } from './seen.ts';
import { callsOf } from './strace.ts';

/** The run that was recorded: everything of a trace that is not in the output of the tools. */
export interface Run extends Pick<Trace, 'example' | 'part' | 'runtime' | 'platform' | 'inputs'> {
  /** The file that was run, as a path inside `examples/`. */
  readonly file: string;
  /** Folder that the markers were written to. */
  readonly markerFolder: string;
}

/** Output of the tools for one run, unread. */
export interface Raw {
  readonly run: Run;
  /** Output of strace. */
  readonly calls: string;
  /** A whole packet capture (pcap). */
  readonly packets: Uint8Array;
  /** Lines of JSON that each process wrote, by process id. */
  readonly markers: ReadonlyMap<number, string>;
}

/** @throws when what was seen makes no trace */
export function traceOf({ run, calls, packets, markers }: Raw, request: TraceRequest): Trace {
  const { file, markerFolder, ...rest } = run;
  const { connection } = request;
  const seen = {
    calls: callsOf(calls),
    segments: segmentsOf(packets),
    markers: new Map([...markers].map(([pid, text]) => [pid, markersOf(text)])),
    markerFolder,
    file,
  };
  const { channel, start, statesChecked, steps } = assemble(seen, request);
  return traceSchema.parse({
    ...rest,
    channel,
    ...(connection.kind === 'stdin' ? { peerProgram: connection.program } : {}),
    ...(start === undefined ? {} : { start }),
    statesChecked,
    steps,
  } satisfies Trace);
}

const markersOf = (text: string): Marker[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Marker);
