/** The way from the output of strace, tcpdump and the markers to a trace, on real runs, without these tools. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unmet } from '../../../src/trace/match.ts';
import { readRaw, writeRaw } from '../../../src/trace/record/raw-files.build.ts';
import { traceOf, type Raw } from '../../../src/trace/record/raw.ts';
import { slim } from '../../../src/trace/record/slim.ts';
import { fixture, FIXTURES } from '../fixtures.ts';

const { raw: epipe, request: asked, trace: kept } = fixture('demo-epipe');

/** Moves all packets by some microseconds. */
function skewed({ packets }: Raw, micros: number): Uint8Array {
  const moved = packets.slice();
  const view = new DataView(moved.buffer);
  for (let at = 24; at < moved.length; at += 16 + view.getUint32(at + 8, true)) {
    const nanos = BigInt(view.getUint32(at, true)) * 1_000_000_000n + BigInt(view.getUint32(at + 4, true));
    const then = nanos + BigInt(micros) * 1000n;
    view.setUint32(at, Number(then / 1_000_000_000n), true);
    view.setUint32(at + 4, Number(then % 1_000_000_000n), true);
  }
  return moved;
}

test('each kind of connection has a fixture', () => {
  expect(new Set(FIXTURES.map(({ trace }) => trace.channel))).toEqual(new Set(['tcp', 'unix', 'pipe']));
  expect(FIXTURES.map(({ request }) => request.connection.kind)).toContain('stdin');
});

describe.each(FIXTURES)('$name', ({ raw, request, trace }) => {
  test('becomes the trace that was read through', () => {
    expect(traceOf(raw, request)).toEqual(trace);
  });

  test('means what was expected of it', () => {
    expect(unmet(trace.steps, request)).toEqual([]);
  });

  test('comes back from files as it was', () => {
    const folder = mkdtempSync(join(tmpdir(), 'raw-'));
    try {
      writeRaw(folder, raw, request);
      expect(readRaw(folder)).toEqual({ raw, request });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('cannot be shortened again', () => {
    expect(slim(raw, request, '/site')).toEqual(raw);
  });
});

describe('clocks that do not agree', () => {
  test.each([
    [-100_000, 'data crossed before they were written|a FIN crossed before a close|/proc/net/tcp shows'],
    [1_000_000, 'read before it was sent|/proc/net/tcp shows'],
  ])('packets %i µs off', (micros, message) => {
    expect(() => traceOf({ ...epipe, packets: skewed(epipe, micros) }, asked)).toThrow(new RegExp(message));
  });

  test.each([
    [-1_000_000, /step \d+: (?:data crossed before they were written|a FIN crossed before a close)/],
    [1_000_000, /step \d+: read before it was sent/],
  ])('packets %i µs off, and no states of the kernel to compare with', (micros, message) => {
    const { raw, request } = fixture('demo-tls-goodbye');
    const markers = new Map(
      [...raw.markers].map(([pid, text]) => [pid, text.replace(/,"states":\[[^\]]*\]/g, '')]),
    );
    expect(traceOf({ ...raw, markers }, request).statesChecked).toBe(0);
    expect(() => traceOf({ ...raw, markers, packets: skewed(raw, micros) }, request)).toThrow(message);
  });

  test('packets with the right time are the same packets', () => {
    expect(skewed(epipe, 0)).toEqual(epipe.packets);
  });
});

describe('less than the whole output', () => {
  test('no packet at all: the states of the kernel are not those derived', () => {
    expect(() => traceOf({ ...epipe, packets: epipe.packets.subarray(0, 24) }, asked)).toThrow(
      '/proc/net/tcp shows CLOSE_WAIT (ours) and FIN_WAIT2 (peer)',
    );
  });

  test('a marker that strace saw and no file has', () => {
    const markers = new Map([...epipe.markers].map(([pid, text]) => [pid, text.replace(/.*\n$/, '')]));
    expect(() => traceOf({ ...epipe, markers }, asked)).toThrow('a marker was written that is in no file');
  });

  test('nobody accepts', () => {
    const calls = epipe.calls.replace(/.*accept4.*\n/, '');
    expect(() => traceOf({ ...epipe, calls }, asked)).toThrow('nobody in the demo accepts its connection');
  });

  test('a connection that the demo does not open', () => {
    const other = { ...asked, connection: { kind: 'tcp' as const, number: 2 } };
    expect(() => traceOf(epipe, other)).toThrow('the demo opened 1 tcp connections, not 2');
    const unix = { ...asked, connection: { kind: 'unix' as const, number: 1 } };
    expect(() => traceOf(epipe, unix)).toThrow('the demo opened 0 unix connections, not 1');
    const child = { ...asked, connection: { kind: 'stdin' as const, program: 'head' } };
    expect(() => traceOf(epipe, child)).toThrow('the demo starts no program head');
  });

  test('a first step that is never made', () => {
    expect(() => traceOf(epipe, { ...asked, from: { kind: 'call', name: 'end' } })).toThrow(
      'no step is {"kind":"call","name":"end"}: correct "from" in traces.json',
    );
  });
});

describe('a later beginning', () => {
  test('has the states of that time', () => {
    const { steps, start } = traceOf(epipe, { ...asked, from: { kind: 'event', name: 'end' } });
    expect(steps).toEqual(kept.steps.slice(4));
    expect(start).toEqual({ ours: 'CLOSE_WAIT', peer: 'FIN_WAIT2' });
    expect(kept.start).toEqual({ ours: 'ESTABLISHED', peer: 'ESTABLISHED' });
  });

  test('is the first step that matches', () => {
    const from = { kind: 'call', name: 'write' };
    expect(traceOf(epipe, { ...asked, from }).steps).toEqual(kept.steps.slice(5));
  });
});

describe('shortening', () => {
  test('leaves out what has to do with other connections', () => {
    const noise = '7 1795850350.000000 read(3</etc/passwd>, "", 832) = 0 <0.000061>\n';
    expect(slim({ ...epipe, calls: noise + epipe.calls }, asked, '/site').calls).toBe(epipe.calls);
  });

  test('names the folder of the repository no more', () => {
    const { raw, request } = fixture('demo-child-stdin');
    const calls = raw.calls.replaceAll('/usr/bin', '/home/me/site/bin');
    expect(slim({ ...raw, calls }, request, '/home/me/site').calls).toContain('"/site/bin/head"');
  });
});
