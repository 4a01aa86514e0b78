/** Tells which end of the recorded connection a descriptor or a marker belongs to. */
import type { End } from '../trace.ts';
import type { Marker } from './seen.ts';
import type { SystemCall } from './strace.ts';

/** Both ends of one connection. */
export interface Ends {
  readonly channel: 'tcp' | 'unix' | 'pipe';
  /** Port of each end; only TCP has any. */
  readonly ports?: Readonly<Record<End, number>>;
  /** End that a call is about; to be asked of every call, in order. */
  ofCall(call: SystemCall): End | undefined;
  ofMarker(pid: number, marker: Marker, at: number): End | undefined;
}

/** Text that a regular expression takes literally. */
export const escapePattern = (text: string): string => text.replace(/[[\].>-]/g, '\\$&');
