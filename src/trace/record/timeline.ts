/**
 * Merges system calls, segments and markers into one order of time. Pure.
 *
 * All three clocks are CLOCK_REALTIME. A call that sends stands where it began, one that receives where it ended: so a
 * cause comes before its effect, which `causality.ts` verifies.
 */
import type { Captured } from './pcap.ts';
import { RECEIVES, type Marker, type Seen } from './seen.ts';
import { descriptorOf, type SystemCall } from './strace.ts';

/** One observation and when it was made, in microseconds since 1970. */
export type Item = { at: number } & (
  | { type: 'call'; call: SystemCall }
  /** `since` is when the program began to read the states that the marker tells. */
  | { type: 'marker'; pid: number; marker: Marker; since: number }
  | { type: 'segment'; segment: Captured }
);

/**
 * Orders all observations by time; observations of one instant stay in the order in which their source has them.
 * @throws when strace saw a marker being written that is in no file
 */
export function timelineOf({ calls, segments, markers, markerFolder }: Seen): Item[] {
  const taken = new Map<number, number>();
  const reading = new Map<number, number>();
  const items: Item[] = segments.map((segment) => ({ at: segment.at, type: 'segment', segment }));
  for (const call of calls) {
    const { pid, entry } = call;
    const descriptor = descriptorOf(call);
    if (call.name === 'write' && descriptor?.is === `${markerFolder}/${String(pid)}`) {
      const index = taken.get(pid) ?? 0;
      taken.set(pid, index + 1);
      const marker = markers.get(pid)?.[index];
      if (marker === undefined) throw new Error('a marker was written that is in no file');
      items.push({ at: entry, type: 'marker', pid, marker, since: reading.get(pid) ?? entry });
      reading.delete(pid);
      continue;
    }
    if (descriptor?.is.endsWith('/net/tcp') === true && !reading.has(pid)) reading.set(pid, entry);
    items.push({ at: RECEIVES.has(call.name) ? call.exit : entry, type: 'call', call });
  }
  return items.sort((a, b) => a.at - b.at);
}
