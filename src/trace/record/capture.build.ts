/** Captures the TCP packets on loopback with tcpdump. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

type Tcpdump = ChildProcessByStdio<null, Readable, Readable>;

export interface Capture {
  /** Ends the capture once everything sent so far is in it. @returns the capture, as a pcap file */
  stop(): Promise<Uint8Array>;
  kill(): void;
}

/** @throws when tcpdump may not capture */
export async function startCapture(): Promise<Capture> {
  const port = await freePort();
  const filter = `tcp or udp port ${port}`;
  const tcpdump = spawn(
    'tcpdump',
    ['-i', 'lo', '-n', '-U', '--immediate-mode', '--time-stamp-precision=nano', '-w', '-', filter],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const pieces: Buffer[] = [];
  tcpdump.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  await listening(tcpdump);
  return {
    async stop() {
      await lastPacket(tcpdump, port, pieces);
      const closed = once(tcpdump, 'close');
      tcpdump.kill('SIGINT');
      await closed;
      return Buffer.concat(pieces);
    },
    kill: () => tcpdump.kill('SIGKILL'),
  };
}

async function listening(tcpdump: Tcpdump): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    tcpdump.on('error', reject);
    tcpdump.on('close', () => reject(new Error(`tcpdump did not capture: ${said.trim()}`)));
    tcpdump.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('listening on')) resolve();
    });
  });
}

/** Sends a packet of our own: once it has been captured, so has all that came before it. */
async function lastPacket(tcpdump: Tcpdump, port: number, pieces: readonly Buffer[]): Promise<void> {
  const last = `last-${process.pid}-${port}`;
  const sender = createSocket('udp4');
  sender.send(last, port, '127.0.0.1');
  while (!Buffer.concat(pieces).includes(last)) await once(tcpdump.stdout, 'data');
  sender.close();
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
