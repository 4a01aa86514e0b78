/** Runs one demo under `strace` and a packet capture on loopback, and makes a trace of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { assemble, type Marker } from './assemble.ts';
import { segmentsOf } from './pcap.ts';
import { callsOf } from './strace.ts';
import { traceSchema, type Trace, type TraceRequest } from './trace.ts';
import { examplesFolder, fileOf } from '../examples/files.build.ts';
import { nodeAtHand, platformName } from '../examples/runtimes.build.ts';
import { traceInputs } from './files.build.ts';

const MARKERS = join(process.cwd(), 'src', 'node', 'trace', 'markers.mjs');

const CALLS =
  'execve,connect,accept4,socketpair,read,readv,recvmsg,recvfrom,write,writev,sendmsg,sendto,close,shutdown,setsockopt,exit_group';

/** The library of tsx opens sockets of its own for its cache server; the demo's own calls are told by their descriptor. */
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
  /** How often to try again when a state was read while it was changing. */
  readonly patience?: number;
  /** Absolute path of the examples. */
  readonly folder?: string;
  /** Longest time for one demo under strace, in seconds. */
  readonly hangsAfter?: number;
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
): Promise<Trace> {
  try {
    return await recordOnce(example, part, request, folder, hangsAfter);
  } catch (error) {
    if (patience > 1) {
      return recordTrace(example, part, request, { patience: patience - 1, folder, hangsAfter });
    }
    throw new Error(
      `examples/${example}/${fileOf(example, part, 'typescript')}: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

async function recordOnce(
  example: string,
  part: string,
  request: TraceRequest,
  folder: string,
  hangsAfter: number,
): Promise<Trace> {
  const scratch = await mkdtemp(join(tmpdir(), 'trace-'));
  const markerFolder = join(scratch, 'markers');
  const calls = join(scratch, 'calls');
  await mkdir(markerFolder);
  const runtime = nodeAtHand();
  const path = join(folder, example, fileOf(example, part, 'typescript'));
  const capture = await startCapture();
  let demo: ChildProcess | undefined;
  // `timeout` leads a group of its own: a signal that it gets, or its time being over, ends strace and all that it traces.
  const endAll = (): void => {
    demo?.kill();
    capture.kill();
  };
  process.once('exit', endAll);
  try {
    const [program, ...args] = runtime.command;
    const traced = [...STRACE, '-o', calls, '--', program, ...args, path];
    demo = spawn('timeout', ['--signal=KILL', String(hangsAfter), 'strace', ...traced], {
      cwd: dirname(path),
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        LANG: 'C.UTF-8',
        NO_COLOR: '1',
        TRACE_MARKERS: markerFolder,
        NODE_OPTIONS: `--import ${MARKERS}`,
      },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    await endOf(demo);
    const segments = segmentsOf(await capture.stop());
    const markers = new Map<number, Marker[]>();
    for (const pid of await readdir(markerFolder)) {
      const lines = (await readFile(join(markerFolder, pid), 'utf8')).split('\n').filter(Boolean);
      markers.set(
        Number(pid),
        lines.map((line) => JSON.parse(line) as Marker),
      );
    }
    const { channel, start, statesChecked, steps } = assemble(
      {
        calls: callsOf(await readFile(calls, 'utf8')),
        segments,
        markers,
        markerFolder,
        file: `${example}/${fileOf(example, part, 'typescript')}`,
      },
      request,
    );
    return traceSchema.parse({
      example,
      part,
      runtime: { name: runtime.name, version: runtime.version },
      platform: platformName(),
      inputs: traceInputs(example, part, request, folder),
      channel,
      ...(request.connection.kind === 'stdin' ? { peerProgram: request.connection.program } : {}),
      ...(start === undefined ? {} : { start }),
      statesChecked,
      steps,
    } satisfies Trace);
  } finally {
    process.off('exit', endAll);
    endAll();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function endOf(demo: ChildProcess): Promise<void> {
  const [, signal] = (await once(demo, 'close')) as [number | null, string | null];
  if (signal !== null) throw new Error('did not end under strace: a handle stays open');
}

/** Captures TCP on loopback from now on. */
async function startCapture(): Promise<{ stop(): Promise<Uint8Array>; kill(): void }> {
  const port = await freePort();
  const filter = `tcp or udp port ${port}`;
  const tcpdump = spawn(
    'tcpdump',
    ['-i', 'lo', '-n', '-U', '--immediate-mode', '--time-stamp-precision=nano', '-w', '-', filter],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const pieces: Buffer[] = [];
  let said = '';
  const listening = new Promise<void>((resolve, reject) => {
    tcpdump.on('error', reject);
    tcpdump.on('close', () => reject(new Error(`tcpdump did not capture: ${said.trim()}`)));
    tcpdump.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('listening on')) resolve();
    });
  });
  tcpdump.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  await listening;
  return {
    async stop() {
      // A packet of our own: once it has been captured, so has all that came before it.
      const last = `last-${process.pid}-${port}`;
      const sender = createSocket('udp4');
      const has = (): boolean => Buffer.concat(pieces).includes(last);
      sender.send(last, port, '127.0.0.1');
      while (!has()) await once(tcpdump.stdout, 'data');
      sender.close();
      const closed = once(tcpdump, 'close');
      tcpdump.kill('SIGINT');
      await closed;
      return Buffer.concat(pieces);
    },
    kill: () => tcpdump.kill('SIGKILL'),
  };
}

/** A UDP port that nobody else uses. */
async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}
