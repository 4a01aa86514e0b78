/** Reads the TCP segments out of a packet capture (pcap, Ethernet frames as on loopback, IPv4). Pure. */

/** One segment as it crossed; numbers as on the wire. */
export interface Captured {
  /** Microseconds since 1970. */
  readonly at: number;
  readonly sourcePort: number;
  readonly targetPort: number;
  readonly flags: ('SYN' | 'FIN' | 'RST' | 'ACK')[];
  readonly seq: number;
  readonly ack: number;
  readonly payload: Uint8Array;
}

/** One record of the file. */
interface Packet {
  /** Microseconds since 1970. */
  readonly at: number;
  /** The record with its header, as it stands in the file. */
  readonly record: Uint8Array;
  /** The frame on its own. */
  readonly frame: DataView;
}

const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;
const LINK_ETHERNET = 1;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const ETHERNET = 14;
const ETHERTYPE_IPV4 = 0x0800;
const PROTOCOL_TCP = 6;

/**
 * @param file a whole capture; a last record that is cut off is left out
 * @throws when it is no capture of whole Ethernet frames in little-endian byte order
 */
export function segmentsOf(file: Uint8Array): Captured[] {
  return packetsOf(file).flatMap(({ at, frame }) => {
    const segment = segmentOf(frame);
    return segment === undefined ? [] : [{ at, ...segment }];
  });
}

/**
 * Copies a capture with only some of its packets.
 * @param wanted takes the TCP segment of a packet, or nothing for any other packet, and its frame
 */
export function keepPackets(
  file: Uint8Array,
  wanted: (segment: Omit<Captured, 'at'> | undefined, frame: DataView) => boolean,
): Uint8Array {
  const kept = packetsOf(file)
    .filter(({ frame }) => wanted(segmentOf(frame), frame))
    .map(({ record }) => record);
  return new Uint8Array([file.subarray(0, FILE_HEADER), ...kept].flatMap((piece) => [...piece]));
}

function packetsOf(file: Uint8Array): Packet[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const divisor = divisorOf(view);
  const packets: Packet[] = [];
  for (let at = FILE_HEADER; at + RECORD_HEADER <= file.length;) {
    const length = view.getUint32(at + 8, true);
    const whole = view.getUint32(at + 12, true);
    const start = at + RECORD_HEADER;
    const end = start + length;
    if (end > file.length) break;
    if (length < whole) {
      throw new Error(
        `packet ${packets.length + 1} was cut from ${whole} to ${length} bytes: capture whole ones`,
      );
    }
    packets.push({
      at: view.getUint32(at, true) * 1e6 + view.getUint32(at + 4, true) / divisor,
      record: file.subarray(at, end),
      frame: new DataView(file.buffer, file.byteOffset + start, length),
    });
    at = end;
  }
  return packets;
}

/** Number of the file's units of time in a microsecond. */
function divisorOf(view: DataView): number {
  const magic = view.byteLength < FILE_HEADER ? undefined : view.getUint32(0, true);
  if (magic !== MICROSECONDS && magic !== NANOSECONDS) {
    throw new Error('not a packet capture (pcap, little-endian)');
  }
  const linkType = view.getUint32(20, true);
  if (linkType !== LINK_ETHERNET) {
    throw new Error(`the capture has link type ${linkType}, not Ethernet: capture on lo`);
  }
  return magic === NANOSECONDS ? 1000 : 1;
}

const FLAGS = [
  [0x02, 'SYN'],
  [0x01, 'FIN'],
  [0x04, 'RST'],
  [0x10, 'ACK'],
] as const;

/** @returns nothing for a frame that is not TCP over IPv4 */
function segmentOf(frame: DataView): Omit<Captured, 'at'> | undefined {
  const ip = ETHERNET;
  const isTcp4 =
    frame.byteLength > ETHERNET + 20 &&
    frame.getUint16(12) === ETHERTYPE_IPV4 &&
    frame.getUint8(ip + 9) === PROTOCOL_TCP;
  if (!isTcp4) return undefined;
  // Lengths of headers are in words of four bytes; an Ethernet frame may be padded beyond its IP packet.
  const tcp = ip + (frame.getUint8(ip) & 0x0f) * 4;
  const data = tcp + (frame.getUint8(tcp + 12) >> 4) * 4;
  const end = ip + frame.getUint16(ip + 2);
  const bits = frame.getUint8(tcp + 13);
  return {
    sourcePort: frame.getUint16(tcp),
    targetPort: frame.getUint16(tcp + 2),
    flags: FLAGS.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name),
    seq: frame.getUint32(tcp + 4),
    ack: frame.getUint32(tcp + 8),
    payload: new Uint8Array(frame.buffer, frame.byteOffset + data, end - data),
  };
}

const RECORD_TYPES: Record<number, string> = {
  20: 'change_cipher_spec',
  21: 'alert',
  22: 'handshake',
  23: 'application_data',
};

/**
 * Kinds of the TLS records that begin in a segment which begins with one (RFC 5246, section 6.2.1).
 * @returns their names, in order; none if the bytes do not begin a record
 */
export function tlsRecords(payload: Uint8Array): string[] {
  const kinds: string[] = [];
  for (let at = 0; at + 5 <= payload.length;) {
    const kind = RECORD_TYPES[payload[at] ?? 0];
    if (kind === undefined || payload[at + 1] !== 3) break;
    kinds.push(kind);
    at += 5 + ((payload[at + 3] ?? 0) << 8) + (payload[at + 4] ?? 0);
  }
  return kinds;
}
