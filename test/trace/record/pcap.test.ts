/** The capture as packets: on a real file, and on files that are cut, foreign or made by hand. */
import { describe, expect, test } from 'vitest';
import { keepPackets, segmentsOf, tlsRecords } from '../../../src/trace/record/pcap.ts';
import { fixture } from '../fixtures.ts';

const { packets } = fixture('demo-epipe').raw;

/** A record of a capture: header and frame. */
function record(frame: Uint8Array, { seconds = 1, fraction = 0, whole = frame.length } = {}): Uint8Array {
  const bytes = new Uint8Array(16 + frame.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, seconds, true);
  view.setUint32(4, fraction, true);
  view.setUint32(8, frame.length, true);
  view.setUint32(12, whole, true);
  bytes.set(frame, 16);
  return bytes;
}

function capture(records: readonly Uint8Array[], { magic = 0xa1b2c3d4, link = 1 } = {}): Uint8Array {
  const header = new Uint8Array(24);
  const view = new DataView(header.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(20, link, true);
  return new Uint8Array([header, ...records].flatMap((piece) => [...piece]));
}

interface Parts {
  readonly type?: number;
  readonly protocol?: number;
  /** Words of options of each header. */
  readonly ipOptions?: number;
  readonly tcpOptions?: number;
  readonly flags?: number;
  readonly payload?: string;
  /** Bytes of padding behind the packet. */
  readonly padding?: number;
}

/** An Ethernet frame with a TCP segment from port 1000 to port 2000. */
function frame(parts: Parts = {}): Uint8Array {
  const { type = 0x0800, protocol = 6, ipOptions = 0, tcpOptions = 0, flags = 0x10, payload = '' } = parts;
  const ip = 14;
  const tcp = ip + 20 + ipOptions * 4;
  const data = tcp + 20 + tcpOptions * 4;
  const end = data + payload.length;
  const bytes = new Uint8Array(end + (parts.padding ?? 0)).fill(0xee);
  const view = new DataView(bytes.buffer);
  view.setUint16(12, type);
  view.setUint8(ip, 0x40 + 5 + ipOptions);
  view.setUint16(ip + 2, end - ip);
  view.setUint8(ip + 9, protocol);
  view.setUint16(tcp, 1000);
  view.setUint16(tcp + 2, 2000);
  view.setUint32(tcp + 4, 0xfffffff0);
  view.setUint32(tcp + 8, 77);
  view.setUint8(tcp + 12, (5 + tcpOptions) << 4);
  view.setUint8(tcp + 13, flags);
  bytes.set(new TextEncoder().encode(payload), data);
  return bytes;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a real capture', () => {
  const segments = segmentsOf(packets);

  test('has its segments in order, and no packet of another protocol', () => {
    expect(segments.map(({ flags, payload }) => `${flags.join('+')} ${payload.length}`)).toEqual([
      'SYN 0',
      'SYN+ACK 0',
      'ACK 0',
      'FIN+ACK 0',
      'ACK 0',
      'ACK 5',
      'RST 0',
    ]);
    expect(textOf(segments[5]!.payload)).toBe('first');
    // The recorder's own last packet is UDP.
    expect(textOf(packets)).toContain('last-');
  });

  test('has ports and numbers of both ends', () => {
    const [syn, answer, ack] = segments;
    expect([answer!.sourcePort, answer!.targetPort]).toEqual([syn!.targetPort, syn!.sourcePort]);
    expect(answer!.ack).toBe((syn!.seq + 1) >>> 0);
    expect(ack!.ack).toBe((answer!.seq + 1) >>> 0);
    expect(syn!.ack).toBe(0);
  });

  test('is of the time at which strace saw the calls', () => {
    const { calls } = fixture('demo-epipe').raw;
    const seconds = Number(/^\d+ (\d+\.\d+) connect\(/m.exec(calls)?.[1]);
    const later = segments[0]!.at / 1e6 - seconds;
    expect(later).toBeGreaterThan(0);
    expect(later).toBeLessThan(0.01);
  });

  test('that begins in the middle of a buffer is read as well', () => {
    const shifted = new Uint8Array(packets.length + 3);
    shifted.set(packets, 3);
    expect(segmentsOf(shifted.subarray(3))).toEqual(segments);
  });
});

describe('a capture that is cut', () => {
  test('has every record that is whole', () => {
    const all = segmentsOf(packets).length;
    const counts = Array.from(
      { length: packets.length - 24 },
      (_, cut) => segmentsOf(packets.subarray(0, 24 + cut)).length,
    );
    expect(counts[0]).toBe(0);
    expect([...new Set(counts)]).toEqual(Array.from({ length: all + 1 }, (_, count) => count));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    const one = capture([record(frame())]);
    expect(segmentsOf(one)).toHaveLength(1);
    expect(segmentsOf(one.subarray(0, -1))).toHaveLength(0);
  });

  test.each([0, 3, 23])('below a header, at %i bytes, is refused', (length) => {
    expect(() => segmentsOf(packets.subarray(0, length))).toThrow('not a packet capture');
  });

  test('packet by packet (snaplen) is refused: lengths of data would be wrong', () => {
    const cut = frame({ payload: 'abc' });
    const file = capture([record(frame()), record(cut.subarray(0, 54), { whole: cut.length })]);
    expect(() => segmentsOf(file)).toThrow('packet 2 was cut from 57 to 54 bytes');
  });
});

describe('formats', () => {
  test('microseconds and nanoseconds', () => {
    const of = (magic: number, fraction: number): number =>
      segmentsOf(capture([record(frame(), { seconds: 5, fraction })], { magic }))[0]!.at;
    expect(of(0xa1b2c3d4, 7)).toBe(5_000_007);
    expect(of(0xa1b23c4d, 7500)).toBe(5_000_007.5);
  });

  test.each([
    ['big-endian', 0xd4c3b2a1],
    ['pcapng', 0x0a0d0d0a],
  ])('%s is refused', (_, magic) => {
    expect(() => segmentsOf(capture([], { magic }))).toThrow('not a packet capture (pcap, little-endian)');
  });

  test('another link type is refused', () => {
    expect(() => segmentsOf(capture([], { link: 113 }))).toThrow('link type 113, not Ethernet');
  });
});

describe('a frame', () => {
  const only = (parts: Parts): ReturnType<typeof segmentsOf> => segmentsOf(capture([record(frame(parts))]));

  test('of UDP, of IPv6, of ARP or too short is no segment', () => {
    expect(only({ protocol: 17 })).toEqual([]);
    expect(only({ type: 0x86dd })).toEqual([]);
    expect(only({ type: 0x0806 })).toEqual([]);
    expect(segmentsOf(capture([record(frame().subarray(0, 34))]))).toEqual([]);
  });

  test.each([
    { ipOptions: 0, tcpOptions: 0 },
    { ipOptions: 2, tcpOptions: 0 },
    { ipOptions: 0, tcpOptions: 3 },
    { ipOptions: 10, tcpOptions: 10 },
  ])('with options %o', (options) => {
    const [segment] = only({ ...options, payload: 'data' });
    expect(segment).toMatchObject({ sourcePort: 1000, targetPort: 2000, seq: 0xfffffff0, ack: 77 });
    expect(textOf(segment!.payload)).toBe('data');
  });

  test('that is padded has no more data for it', () => {
    expect(only({ padding: 6 })[0]!.payload).toHaveLength(0);
    expect(textOf(only({ payload: 'x', padding: 5 })[0]!.payload)).toBe('x');
  });

  test.each([
    [0x02, ['SYN']],
    [0x12, ['SYN', 'ACK']],
    [0x11, ['FIN', 'ACK']],
    [0x04, ['RST']],
    [0x14, ['RST', 'ACK']],
    // PSH, URG, ECE and CWR are left out.
    [0xf8, ['ACK']],
  ])('with flags %i', (flags, names) => {
    expect(only({ flags })[0]!.flags).toEqual(names);
  });
});

test('keeping some packets keeps them as they are', () => {
  const wanted = keepPackets(packets, (segment) => segment?.flags.includes('RST') === true);
  expect(segmentsOf(wanted)).toEqual(segmentsOf(packets).filter(({ flags }) => flags.includes('RST')));
  expect(keepPackets(packets, () => true)).toEqual(packets);
  expect(keepPackets(packets, () => false)).toEqual(packets.subarray(0, 24));
});

describe('TLS records', () => {
  const header = (kind: number, length: number): number[] => [kind, 3, 3, length >> 8, length & 0xff];
  const records = (...bytes: number[]): string[] => tlsRecords(Uint8Array.from(bytes));

  test('of a segment are told in order', () => {
    const bytes = [20, 21, 22, 23].flatMap((kind) => [...header(kind, 2), 9, 9]);
    expect(records(...bytes)).toEqual(['change_cipher_spec', 'alert', 'handshake', 'application_data']);
  });

  test('longer than 255 bytes are passed over whole', () => {
    expect(records(...header(23, 300), ...Array<number>(300).fill(23), ...header(21, 0))).toEqual([
      'application_data',
      'alert',
    ]);
  });

  test('that go on in the next segment are told where they begin', () => {
    expect(records(...header(22, 500), 1, 2, 3)).toEqual(['handshake']);
  });

  test('are told from other bytes', () => {
    expect(records()).toEqual([]);
    expect(records(23, 3, 3, 0)).toEqual([]);
    expect(records(24, 3, 3, 0, 0)).toEqual([]);
    expect(records(23, 2, 3, 0, 0)).toEqual([]);
    expect(records(...header(21, 0), 71, 69, 84, 32, 47)).toEqual(['alert']);
  });
});
