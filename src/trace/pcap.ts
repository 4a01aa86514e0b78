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

const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const ETHERNET = 14;

/**
 * @param file a whole capture; a last record that is cut off is left out
 * @throws when it is no capture of Ethernet frames in this machine's byte order
 */
export function segmentsOf(file: Uint8Array): Captured[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const magic = view.getUint32(0, true);
  if (magic !== MICROSECONDS && magic !== NANOSECONDS) throw new Error('not a packet capture (pcap)');
  const linkType = view.getUint32(20, true);
  if (linkType !== 1) throw new Error(`the capture has link type ${linkType}, not Ethernet: capture on lo`);
  const found: Captured[] = [];
  for (let at = FILE_HEADER; at + RECORD_HEADER <= file.length;) {
    const seconds = view.getUint32(at, true);
    const fraction = view.getUint32(at + 4, true);
    const length = view.getUint32(at + 8, true);
    const frame = at + RECORD_HEADER;
    if (frame + length > file.length) break;
    const micros = magic === NANOSECONDS ? fraction / 1000 : fraction;
    const segment = segmentAt(view, frame, length);
    if (segment !== undefined) found.push({ at: seconds * 1e6 + micros, ...segment });
    at = frame + length;
  }
  return found;
}

function segmentAt(view: DataView, frame: number, length: number): Omit<Captured, 'at'> | undefined {
  const ip = frame + ETHERNET;
  const isTcp4 =
    length > ETHERNET + 20 && view.getUint16(frame + 12) === 0x0800 && view.getUint8(ip + 9) === 6;
  if (!isTcp4) return undefined;
  const tcp = ip + (view.getUint8(ip) & 0x0f) * 4;
  const data = tcp + (view.getUint8(tcp + 12) >> 4) * 4;
  const end = ip + view.getUint16(ip + 2);
  const bits = view.getUint8(tcp + 13);
  const names = [
    [0x02, 'SYN'],
    [0x01, 'FIN'],
    [0x04, 'RST'],
    [0x10, 'ACK'],
  ] as const;
  return {
    sourcePort: view.getUint16(tcp),
    targetPort: view.getUint16(tcp + 2),
    flags: names.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name),
    seq: view.getUint32(tcp + 4),
    ack: view.getUint32(tcp + 8),
    payload: new Uint8Array(view.buffer, view.byteOffset + data, Math.min(end, frame + length) - data),
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
