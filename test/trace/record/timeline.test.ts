/** System calls, segments and markers in one order of time. */
import { expect, test } from 'vitest';
import type { Captured } from '../../../src/trace/record/pcap.ts';
import type { Marker, Seen } from '../../../src/trace/record/seen.ts';
import type { SystemCall } from '../../../src/trace/record/strace.ts';
import { timelineOf } from '../../../src/trace/record/timeline.ts';

const call = (name: string, args: string, entry: number, exit = entry + 5, pid = 7): SystemCall => ({
  pid,
  name,
  args,
  entry,
  exit,
});
const marks = (entry: number, pid = 7): SystemCall =>
  call('write', `17</tmp/m/${pid}>, "…", 9`, entry, entry + 5, pid);
const marker = (id: number): Marker => ({ phase: 'event', id });
const segment = (at: number): Captured => ({
  at,
  sourcePort: 1,
  targetPort: 2,
  flags: ['ACK'],
  seq: 0,
  ack: 0,
  payload: new Uint8Array(),
});

/** Items in order of time: the name of a call, the number of a marker, or `segment`. */
function order(seen: Partial<Seen>): string[] {
  const nothing = { calls: [], segments: [], markers: new Map(), markerFolder: '/tmp/m', file: 'a/demo.ts' };
  return timelineOf({ ...nothing, ...seen }).map((item) => {
    if (item.type === 'marker') return `${item.at} ${item.pid}#${item.marker.id} since ${item.since}`;
    return `${item.at} ${item.type === 'call' ? item.call.name : 'segment'}`;
  });
}

test('a call that sends stands where it began, one that receives where it ended', () => {
  const sends = ['write', 'writev', 'sendmsg', 'sendto', 'close', 'shutdown'];
  const receives = ['read', 'readv', 'recvmsg', 'recvfrom'];
  expect(order({ calls: [...sends, ...receives].map((name) => call(name, '3', 10, 20)) })).toEqual([
    ...sends.map((name) => `10 ${name}`),
    ...receives.map((name) => `20 ${name}`),
  ]);
});

test('a segment stands between the call that sent it and the one that received it', () => {
  const calls = [call('read', '4', 1, 40), call('write', '3', 10, 50)];
  expect(order({ calls, segments: [segment(20)] })).toEqual(['10 write', '20 segment', '40 read']);
});

test('at one time the order of each source stays, segments first', () => {
  const calls = [call('close', '3', 10), call('write', '4', 10)];
  expect(order({ calls, segments: [segment(10)] })).toEqual(['10 segment', '10 close', '10 write']);
});

test('a write of a marker is the marker; each process has its own, in order', () => {
  const markers = new Map([
    [7, [marker(1), marker(2)]],
    [8, [marker(3)]],
  ]);
  expect(order({ calls: [marks(10), marks(20, 8), marks(30)], markers })).toEqual([
    '10 7#1 since 10',
    '20 8#3 since 20',
    '30 7#2 since 30',
  ]);
});

test('a write to another file is no marker', () => {
  const calls = [call('write', '17</tmp/m/8>, "…", 9', 10), call('read', '17</tmp/m/7>, "…", 9', 20)];
  expect(order({ calls, markers: new Map([[7, [marker(1)]]]) })).toEqual(['10 write', '25 read']);
});

test('a marker tells states since the first read of /proc/net/tcp after the marker before', () => {
  const states = (entry: number, pid = 7): SystemCall =>
    call('read', '19</proc/7/net/tcp>', entry, entry + 1, pid);
  const markers = new Map([[7, [marker(1), marker(2), marker(3)]]]);
  const calls = [states(5), states(6), marks(10), marks(20), states(25), states(26, 8), marks(30)];
  expect(order({ calls, markers }).filter((text) => text.includes('#'))).toEqual([
    '10 7#1 since 5',
    '20 7#2 since 20',
    '30 7#3 since 25',
  ]);
});

test('a marker that is in no file is missed', () => {
  const calls = [marks(10), marks(20)];
  expect(() => order({ calls, markers: new Map([[7, [marker(1)]]]) })).toThrow('in no file');
  expect(() => order({ calls })).toThrow('in no file');
});
