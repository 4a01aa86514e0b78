/**
 * The states of both ends, against the state diagram of RFC 9293, section 3.3.2: every arrow from an open connection
 * on, and what moves nothing.
 */
import { describe, expect, test } from 'vitest';
import { Connection, STATE_NUMBERS, TCP_STATES, type TcpState } from '../../src/trace/tcp-states.ts';
import type { End } from '../../src/trace/trace.ts';

/** Sends segments as two kernels would, with the numbers that they would have. */
class Wire {
  readonly connection = new Connection();
  readonly #next: Record<End, number> = { ours: 1, peer: 1 };

  send(from: End, flags: readonly string[], length = 0): this {
    const other = from === 'ours' ? 'peer' : 'ours';
    const seq = this.#next[from];
    const ack = flags.includes('ACK') ? { ack: this.#next[other] } : {};
    this.connection.segment({ from, flags, length, seq, ...ack });
    this.#next[from] += length + (flags.includes('FIN') ? 1 : 0);
    return this;
  }

  /** Sends an acknowledgement that stops short of everything after the first byte of data. */
  acknowledgeNothing(from: End): this {
    this.connection.segment({ from, flags: ['ACK'], length: 0, seq: this.#next[from], ack: 1 });
    return this;
  }

  get states(): string {
    return `${this.connection.states.ours} ${this.connection.states.peer}`;
  }
}

const FIN = ['FIN', 'ACK'];
const ACK = ['ACK'];

/** Each row is what crosses after the row before it. */
const COURSES: Record<string, readonly (readonly [End, readonly string[], number, string])[]> = {
  'the peer closes first': [
    ['peer', FIN, 0, 'CLOSE_WAIT FIN_WAIT1'],
    ['ours', ACK, 0, 'CLOSE_WAIT FIN_WAIT2'],
    ['ours', ACK, 5, 'CLOSE_WAIT FIN_WAIT2'],
    ['peer', ACK, 0, 'CLOSE_WAIT FIN_WAIT2'],
    ['ours', FIN, 0, 'LAST_ACK TIME_WAIT'],
    ['peer', ACK, 0, 'CLOSED TIME_WAIT'],
  ],
  'we close first': [
    ['ours', FIN, 0, 'FIN_WAIT1 CLOSE_WAIT'],
    ['peer', ACK, 0, 'FIN_WAIT2 CLOSE_WAIT'],
    ['peer', FIN, 0, 'TIME_WAIT LAST_ACK'],
    ['ours', ACK, 0, 'TIME_WAIT CLOSED'],
  ],
  'a FIN that carries data and is acknowledged by the other FIN': [
    ['ours', FIN, 7, 'FIN_WAIT1 CLOSE_WAIT'],
    ['peer', FIN, 0, 'TIME_WAIT LAST_ACK'],
    ['ours', ACK, 0, 'TIME_WAIT CLOSED'],
  ],
  'nothing but data': [
    ['ours', ACK, 5, 'ESTABLISHED ESTABLISHED'],
    ['peer', ACK, 5, 'ESTABLISHED ESTABLISHED'],
    ['ours', ACK, 0, 'ESTABLISHED ESTABLISHED'],
  ],
};

describe.each(Object.entries(COURSES))('%s', (_, course) => {
  test('passes through the states of the RFC', () => {
    const wire = new Wire();
    for (const [from, flags, length, states] of course) {
      expect(wire.send(from, flags, length).states).toBe(states);
    }
  });
});

describe('a simultaneous close', () => {
  /** Both FINs cross: neither acknowledges the other. */
  const crossed = (): Connection => {
    const connection = new Connection();
    connection.segment({ from: 'ours', flags: FIN, length: 0, seq: 1, ack: 1 });
    connection.segment({ from: 'peer', flags: FIN, length: 0, seq: 1, ack: 1 });
    return connection;
  };

  test('passes through CLOSING at both ends', () => {
    const connection = crossed();
    expect(connection.states).toEqual({ ours: 'CLOSING', peer: 'CLOSING' });
    connection.segment({ from: 'ours', flags: ACK, length: 0, seq: 2, ack: 2 });
    expect(connection.states).toEqual({ ours: 'CLOSING', peer: 'TIME_WAIT' });
    connection.segment({ from: 'peer', flags: ACK, length: 0, seq: 2, ack: 2 });
    expect(connection.states).toEqual({ ours: 'TIME_WAIT', peer: 'TIME_WAIT' });
  });
});

describe('a FIN counts as acknowledged', () => {
  test('not before its own number is', () => {
    const wire = new Wire().send('peer', FIN, 5);
    wire.connection.segment({ from: 'ours', flags: ACK, length: 0, seq: 1, ack: 6 });
    expect(wire.states).toBe('CLOSE_WAIT FIN_WAIT1');
    wire.connection.segment({ from: 'ours', flags: ACK, length: 0, seq: 1, ack: 7 });
    expect(wire.states).toBe('CLOSE_WAIT FIN_WAIT2');
  });

  test('not by an older acknowledgement', () => {
    expect(new Wire().send('peer', FIN).acknowledgeNothing('ours').states).toBe('CLOSE_WAIT FIN_WAIT1');
  });

  test('not by its own end', () => {
    expect(new Wire().send('peer', FIN).send('peer', ACK).states).toBe('CLOSE_WAIT FIN_WAIT1');
  });

  test('not by a segment without ACK', () => {
    const wire = new Wire().send('peer', FIN);
    wire.connection.segment({ from: 'ours', flags: [], length: 3, seq: 1 });
    expect(wire.states).toBe('CLOSE_WAIT FIN_WAIT1');
  });
});

test('a FIN that is sent again moves nothing', () => {
  const again = new Wire().send('peer', FIN).send('ours', ACK);
  again.connection.segment({ from: 'peer', flags: FIN, length: 0, seq: 1, ack: 1 });
  expect(again.states).toBe('CLOSE_WAIT FIN_WAIT2');
});

describe('an RST closes both ends at once', () => {
  const REACHED: Record<string, readonly (readonly [End, readonly string[]])[]> = {
    'ESTABLISHED ESTABLISHED': [],
    'CLOSE_WAIT FIN_WAIT1': [['peer', FIN]],
    'CLOSE_WAIT FIN_WAIT2': [
      ['peer', FIN],
      ['ours', ACK],
    ],
    'LAST_ACK TIME_WAIT': [
      ['peer', FIN],
      ['ours', ACK],
      ['ours', FIN],
    ],
  };
  const cases = Object.entries(REACHED).flatMap(([states, sent]) =>
    (['ours', 'peer'] as const).map((from) => ({ states, sent, from })),
  );

  test.each(cases)('in $states, from $from', ({ states, sent, from }) => {
    for (const flags of [['RST'], ['RST', 'ACK']]) {
      const wire = new Wire();
      for (const [end, what] of sent) wire.send(end, what);
      expect(wire.states).toBe(states);
      expect(wire.send(from, flags).states).toBe('CLOSED CLOSED');
    }
  });

  test('for good', () => {
    const wire = new Wire().send('peer', ['RST']).send('ours', ACK, 5).send('ours', FIN).send('peer', ACK);
    expect(wire.states).toBe('CLOSED CLOSED');
  });
});

test('states have the numbers of Linux (include/net/tcp_states.h)', () => {
  // TCP_ESTABLISHED = 1, SYN_SENT, SYN_RECV, FIN_WAIT1, FIN_WAIT2, TIME_WAIT, CLOSE, CLOSE_WAIT, LAST_ACK, LISTEN, CLOSING.
  const LINUX: readonly (TcpState | undefined)[] = [
    'ESTABLISHED',
    undefined,
    undefined,
    'FIN_WAIT1',
    'FIN_WAIT2',
    'TIME_WAIT',
    'CLOSED',
    'CLOSE_WAIT',
    'LAST_ACK',
    undefined,
    'CLOSING',
  ];
  const numbered = LINUX.flatMap((state, index) =>
    state === undefined ? [] : [[(index + 1).toString(16).toUpperCase().padStart(2, '0'), state]],
  );
  expect(STATE_NUMBERS).toEqual({ ...Object.fromEntries(numbered), none: 'CLOSED' });
  expect(new Set(Object.values(STATE_NUMBERS))).toEqual(new Set(TCP_STATES));
});

test('two connections have nothing to do with each other', () => {
  const one = new Wire().send('peer', FIN);
  expect(new Wire().send('ours', ACK).states).toBe('ESTABLISHED ESTABLISHED');
  expect(one.states).toBe('CLOSE_WAIT FIN_WAIT1');
});
