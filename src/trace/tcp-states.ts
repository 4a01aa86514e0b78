/**
 * The states of both ends of a connection, derived from what crossed: the state machine of RFC 9293, section 3.3.2,
 * from an open connection to its end.
 */

export const TCP_STATES = [
  'ESTABLISHED',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
  'CLOSED',
] as const;
export type TcpState = (typeof TCP_STATES)[number];

/** States by their number in /proc/net/tcp (Linux, include/net/tcp_states.h); an end that is not listed is closed. */
export const STATE_NUMBERS: Readonly<Record<string, TcpState>> = {
  '01': 'ESTABLISHED',
  '04': 'FIN_WAIT1',
  '05': 'FIN_WAIT2',
  '06': 'TIME_WAIT',
  '07': 'CLOSED',
  '08': 'CLOSE_WAIT',
  '09': 'LAST_ACK',
  '0B': 'CLOSING',
  none: 'CLOSED',
};

/** The segment fields that drive the TCP state machine; numbers are relative to the sender's first byte. */
export interface Mover {
  readonly from: 'ours' | 'peer';
  readonly flags: readonly string[];
  readonly seq: number;
  readonly ack?: number | undefined;
  readonly length: number;
}

/** Follows one connection, which begins established. */
export class Connection {
  readonly states: { ours: TcpState; peer: TcpState } = { ours: 'ESTABLISHED', peer: 'ESTABLISHED' };
  /** The number that acknowledges each end's FIN, once it has sent one. */
  readonly #finAcknowledgedBy: { ours?: number; peer?: number } = {};

  /** Takes in the next segment, in the order in which they crossed. */
  segment({ from, flags, seq, ack, length }: Mover): void {
    const to = from === 'ours' ? 'peer' : 'ours';
    if (flags.includes('RST')) {
      this.states.ours = 'CLOSED';
      this.states.peer = 'CLOSED';
      return;
    }
    const awaited = this.#finAcknowledgedBy[to];
    if (flags.includes('FIN')) {
      // A FIN that does not acknowledge the other one left before that one came: both ends close at once.
      const together = ack !== undefined && awaited !== undefined && ack < awaited;
      this.#finAcknowledgedBy[from] = seq + length + 1;
      this.#move(from, { ESTABLISHED: 'FIN_WAIT1', CLOSE_WAIT: together ? 'CLOSING' : 'LAST_ACK' });
      this.#move(to, { ESTABLISHED: 'CLOSE_WAIT', FIN_WAIT1: 'CLOSING', FIN_WAIT2: 'TIME_WAIT' });
    }
    if (ack !== undefined && awaited !== undefined && ack >= awaited) {
      this.#move(to, { FIN_WAIT1: 'FIN_WAIT2', CLOSING: 'TIME_WAIT', LAST_ACK: 'CLOSED' });
    }
  }

  #move(end: 'ours' | 'peer', changes: Partial<Record<TcpState, TcpState>>): void {
    this.states[end] = changes[this.states[end]] ?? this.states[end];
  }
}
