/** Parsed observations of one run: system calls, captured segments, and the program's own markers. */
import type { Captured } from './pcap.ts';
import type { SystemCall } from './strace.ts';

/** One line that `markers/preload.mjs` wrote. */
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

/** System calls that send bytes. */
export const SENDS: ReadonlySet<string> = new Set(['write', 'writev', 'sendmsg', 'sendto']);

/** System calls that receive bytes. */
export const RECEIVES: ReadonlySet<string> = new Set(['read', 'readv', 'recvmsg', 'recvfrom']);
