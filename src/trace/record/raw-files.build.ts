/** Reads and writes the output of the tools, so that a trace can be made of it again without them. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestSchema, type TraceRequest } from '../trace.ts';
import type { Raw, Run } from './raw.ts';

/** Reads what each process wrote into the folder of markers, by process id. */
export const readMarkers = (folder: string): Map<number, string> =>
  new Map(readdirSync(folder).map((pid) => [Number(pid), readFileSync(join(folder, pid), 'utf8')]));

/** Writes a folder anew: `calls`, `packets.pcap`, `markers/<pid>`, and `run.json` with what was asked for. */
export function writeRaw(folder: string, { run, calls, packets, markers }: Raw, request: TraceRequest): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'markers'), { recursive: true });
  writeFileSync(join(folder, 'run.json'), `${JSON.stringify({ run, request }, undefined, 2)}\n`);
  writeFileSync(join(folder, 'calls'), calls);
  writeFileSync(join(folder, 'packets.pcap'), packets);
  for (const [pid, text] of markers) writeFileSync(join(folder, 'markers', String(pid)), text);
}

/** Reads what `writeRaw` wrote. */
export function readRaw(folder: string): { raw: Raw; request: TraceRequest } {
  const { run, request } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
    run: Run;
    request: unknown;
  };
  return {
    raw: {
      run,
      calls: readFileSync(join(folder, 'calls'), 'utf8'),
      packets: new Uint8Array(readFileSync(join(folder, 'packets.pcap'))),
      markers: readMarkers(join(folder, 'markers')),
    },
    request: requestSchema.parse(request),
  };
}
