/** Runs one demo under `strace` and a packet capture on loopback, and makes a trace of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { examplesFolder, fileOf } from '../../examples/files.build.ts';
import { nodeAtHand, platformName } from '../../examples/runtimes.build.ts';
import { traceInputs } from '../files.build.ts';
import type { Trace, TraceRequest } from '../trace.ts';
import { startCapture } from './capture.build.ts';
import { readMarkers } from './raw-files.build.ts';
import { traceOf, type Raw } from './raw.ts';

const PRELOAD = new URL('markers/preload.mjs', import.meta.url).href;

const CALLS =
  'execve,connect,accept4,socketpair,read,readv,recvmsg,recvfrom,write,writev,sendmsg,sendto,close,shutdown,setsockopt,exit_group';

/** tsx opens sockets of its own for its cache server; the demo's calls are recognised by their descriptor. */
const STRACE = [
  '-f',
  '-ttt',
  '-T',
  '-yy',
  '-s',
  '32',
  '--seccomp-bpf',
  '-e',
  `trace=${CALLS}`,
  '-e',
  'signal=SIGPIPE',
];

export interface RecordOptions {
  /** Number of attempts, for when a state was read while it was changing. */
  readonly patience?: number;
  /** Absolute path of the examples. */
  readonly folder?: string;
  /** Longest time for one demo under strace, in seconds. */
  readonly hangsAfter?: number;
}

/** A trace and the output of the tools that it was made of. */
export interface Recorded {
  readonly trace: Trace;
  readonly raw: Raw;
}

/**
 * Leaves no process behind: not when the demo hangs, and not when this process is killed.
 * @throws when the demo hangs, or what was seen makes no trace
 */
export async function recordTrace(
  example: string,
  part: string,
  request: TraceRequest,
  { patience = 3, folder = examplesFolder(), hangsAfter = 30 }: RecordOptions = {},
): Promise<Recorded> {
  const source = fileOf(example, part, 'typescript');
  const path = join(folder, example, source);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const seen = await recordRaw(path, hangsAfter);
      const run = {
        example,
        part,
        ...seen.run,
        inputs: traceInputs(example, part, request, folder),
        file: `${example}/${source}`,
      };
      const raw = { ...seen, run };
      return { raw, trace: traceOf(raw, request) };
    } catch (error) {
      if (attempt < patience) continue;
      throw new Error(`examples/${example}/${source}: ${(error as Error).message}`, { cause: error });
    }
  }
}

type SeenRaw = Omit<Raw, 'run'> & { readonly run: Pick<Raw['run'], 'runtime' | 'platform' | 'markerFolder'> };

/** Runs a file once. */
async function recordRaw(path: string, hangsAfter: number): Promise<SeenRaw> {
  const scratch = await mkdtemp(join(tmpdir(), 'trace-'));
  const markerFolder = join(scratch, 'markers');
  const calls = join(scratch, 'calls');
  await mkdir(markerFolder);
  const { command, name, version } = nodeAtHand();
  const capture = await startCapture();
  let demo: ChildProcess | undefined;
  // `timeout` leads a group of its own: a signal that it gets, or its time being over, ends strace and all that it traces.
  const endAll = (): void => {
    demo?.kill();
    capture.kill();
  };
  process.once('exit', endAll);
  try {
    demo = startTraced([...command, path], { calls, markerFolder, hangsAfter });
    await endOf(demo);
    return {
      packets: await capture.stop(),
      calls: await readFile(calls, 'utf8'),
      markers: readMarkers(markerFolder),
      run: { runtime: { name, version }, platform: platformName(), markerFolder },
    };
  } finally {
    process.off('exit', endAll);
    endAll();
    await rm(scratch, { recursive: true, force: true });
  }
}

interface Traced {
  /** File that strace writes to. */
  readonly calls: string;
  readonly markerFolder: string;
  readonly hangsAfter: number;
}

function startTraced(command: readonly string[], { calls, markerFolder, hangsAfter }: Traced): ChildProcess {
  const strace = ['strace', ...STRACE, '-o', calls, '--', ...command];
  return spawn('timeout', ['--signal=KILL', String(hangsAfter), ...strace], {
    cwd: dirname(command.at(-1) ?? ''),
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
      TRACE_MARKERS: markerFolder,
      NODE_OPTIONS: `--import ${PRELOAD}`,
    },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
}

async function endOf(demo: ChildProcess): Promise<void> {
  const [, signal] = (await once(demo, 'close')) as [number | null, string | null];
  if (signal !== null) throw new Error('did not end under strace: a handle stays open');
}
