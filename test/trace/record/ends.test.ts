/** Descriptors and markers are told apart by the end that they belong to, on lines as strace writes them. */
import { describe, expect, test } from 'vitest';
import { endsOfChild } from '../../../src/trace/record/ends-of-child.ts';
import { endsOfSocket } from '../../../src/trace/record/ends-of-socket.ts';
import type { Ends } from '../../../src/trace/record/ends.ts';
import type { Marker } from '../../../src/trace/record/seen.ts';
import { callsOf, type SystemCall } from '../../../src/trace/record/strace.ts';

/** Calls of process 7, or of the one that a line begins with, each a microsecond after the one before. */
const callsIn = (text: string): SystemCall[] =>
  callsOf(
    text
      .trim()
      .split('\n')
      .map((line, index) => {
        const [, pid = '7', rest = ''] = /^(?:(\d+): )?(.*)$/.exec(line.trim()) ?? [];
        return `${pid} 1.${String(index).padStart(6, '0')} ${rest} <0.000001>`;
      })
      .join('\n'),
  );

/** The end of each call, in order. */
const endsOf = (ends: Ends, calls: readonly SystemCall[]): string =>
  calls.map((call) => ends.ofCall(call) ?? '-').join(' ');

const marker = (fields: Partial<Marker> = {}): Marker => ({
  phase: 'event',
  id: 1,
  object: 'socket',
  ...fields,
});

describe('TCP', () => {
  const CALLS = callsIn(`
    close(20</etc/hosts>) = 0
    connect(20<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 EINPROGRESS (Now)
    accept4(19<TCP:[127.0.0.1:80]>, NULL, NULL, 0) = 26<TCP:[127.0.0.1:80->127.0.0.1:4000]>
    write(20<TCP:[127.0.0.1:4000->127.0.0.1:80]>, "x", 1) = 1
    read(26<TCP:[127.0.0.1:80->127.0.0.1:4000]>, "x", 1) = 1
    write(20<TCP:[2]>, "x", 1) = -1 EPIPE (Broken pipe)
    close(20<TCP:[2]>) = 0
    write(20</etc/hosts>, "x", 1) = 1
    write(21<TCP:[127.0.0.1:4001->127.0.0.1:80]>, "x", 1) = 1
    8: write(26<TCP:[3]>, "x", 1) = 1
    shutdown(26<TCP:[3]>, SHUT_WR) = 0
    exit_group(0) = 0
  `);

  test('descriptors are told by their address, and after it is gone by their number, until it is closed', () => {
    const ends = endsOfSocket(CALLS, 'tcp', 1);
    expect(endsOf(ends, CALLS)).toBe('- ours - ours peer ours ours - - - peer -');
    expect(ends.ports).toEqual({ ours: 4000, peer: 80 });
    expect(ends.channel).toBe('tcp');
  });

  const TWO = callsIn(`
    connect(20<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80)}, 16) = 0
    accept4(19<TCP:[127.0.0.1:80]>, NULL, NULL, 0) = 26<TCP:[127.0.0.1:80->127.0.0.1:4000]>
    connect(30<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(9), }, 16) = -1 ECONNREFUSED (Refused)
    connect(21<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(80)}, 16) = 0
    connect(22<UNIX-STREAM:[1]>, {sa_family=AF_UNIX, sun_path="/x"}, 16) = 0
    accept4(19<TCP:[127.0.0.1:81]>, NULL, NULL, 0) = 28<TCP:[127.0.0.1:81->127.0.0.1:4002]>
    accept4(19<TCP:[127.0.0.1:80]>, NULL, NULL, 0) = 27<TCP:[127.0.0.1:80->127.0.0.1:4001]>
  `);

  test('the second connection is the second that was opened, and the next that its port accepts', () => {
    expect(endsOfSocket(TWO, 'tcp', 1).ports).toEqual({ ours: 4000, peer: 80 });
    expect(endsOfSocket(TWO, 'tcp', 2).ports).toEqual({ ours: 4001, peer: 80 });
    expect(() => endsOfSocket(TWO, 'tcp', 3)).toThrow('opened 2 tcp connections, not 3');
    expect(() => endsOfSocket(TWO.slice(0, 6), 'tcp', 2)).toThrow('nobody in the demo accepts');
  });

  test('markers are told by both ports', () => {
    const ends = endsOfSocket(CALLS, 'tcp', 1);
    expect(ends.ofMarker(7, marker({ id: 1, localPort: 4000, remotePort: 80 }), 0)).toBe('ours');
    expect(ends.ofMarker(7, marker({ id: 2, localPort: 80, remotePort: 4000 }), 0)).toBe('peer');
    expect(ends.ofMarker(7, marker({ id: 3, localPort: 80, remotePort: 4001 }), 0)).toBeUndefined();
    expect(ends.ofMarker(7, marker({ id: 4, localPort: 4001, remotePort: 80 }), 0)).toBeUndefined();
  });

  test('a marker without a remote port, as after a reset, is told by its own', () => {
    const ends = endsOfSocket(CALLS, 'tcp', 1);
    expect(ends.ofMarker(7, marker({ localPort: 4000 }), 0)).toBe('ours');
    expect(ends.ofMarker(7, marker({ id: 2, localPort: 5 }), 0)).toBeUndefined();
  });

  test('an object that has told its end keeps it; that of another process does not have it', () => {
    const ends = endsOfSocket(CALLS, 'tcp', 1);
    ends.ofMarker(7, marker({ id: 5, localPort: 80, remotePort: 4000 }), 0);
    expect(ends.ofMarker(7, marker({ id: 5 }), 0)).toBe('peer');
    expect(ends.ofMarker(8, marker({ id: 5 }), 0)).toBeUndefined();
    expect(ends.ofMarker(7, marker({ id: 6 }), 0)).toBeUndefined();
  });

  test('a marker without ports is told by its descriptor, while that is open', () => {
    const ends = endsOfSocket(CALLS, 'tcp', 1);
    expect(ends.ofMarker(7, marker({ id: 1, fd: 20 }), 0)).toBeUndefined();
    for (const call of CALLS.slice(0, 3)) ends.ofCall(call);
    expect(ends.ofMarker(7, marker({ id: 2, fd: 20 }), 0)).toBe('ours');
    expect(ends.ofMarker(7, marker({ id: 3, fd: 26 }), 0)).toBe('peer');
    expect(ends.ofMarker(8, marker({ id: 4, fd: 20 }), 0)).toBeUndefined();
    expect(ends.ofMarker(7, marker({ id: 5, fd: 20, localPort: 9 }), 0)).toBeUndefined();
    for (const call of CALLS.slice(3, 7)) ends.ofCall(call);
    expect(ends.ofMarker(7, marker({ id: 6, fd: 20 }), 0)).toBeUndefined();
  });

  test('a request is ours and a response the peer’s, before they have a socket', () => {
    const ends = endsOfSocket(CALLS, 'tcp', 1);
    expect(ends.ofMarker(7, marker({ object: 'request' }), 0)).toBe('ours');
    expect(ends.ofMarker(7, marker({ object: 'response' }), 0)).toBe('peer');
  });
});

describe('a Unix socket', () => {
  const CALLS = callsIn(`
    connect(20<UNIX-STREAM:[5]>, {sa_family=AF_UNIX, sun_path="/tmp/tsx"}, 16) = 0
    connect(21<UNIX-STREAM:[11]>, {sa_family=AF_UNIX, sun_path="/tmp/s"}, 16) = 0
    accept4(19<UNIX-STREAM:[9,"/tmp/s"]>, NULL, NULL, 0) = 26<UNIX-STREAM:[12->11,"/tmp/s"]>
    write(21<UNIX-STREAM:[11->12]>, "x", 1) = 1
    read(26<UNIX-STREAM:[12->11,"/tmp/s"]>, "x", 1) = 1
    write(22<UNIX-STREAM:[111->112]>, "x", 1) = 1
    close(26<UNIX-STREAM:[12,"/tmp/s"]>) = 0
    close(21<UNIX-STREAM:[11]>) = 0
  `);

  test('is told by the numbers of its ends', () => {
    const ends = endsOfSocket(CALLS, 'unix', 2);
    expect(endsOf(ends, CALLS)).toBe('- ours - ours peer - peer ours');
    expect(ends.channel).toBe('unix');
    expect(ends.ports).toBeUndefined();
  });
});

describe('the standard input of a child', () => {
  const START = `
    socketpair(AF_UNIX, SOCK_STREAM, 0, [20<UNIX-STREAM:[1->2]>, 21<UNIX-STREAM:[2->1]>]) = 0
    9: close(0<UNIX-STREAM:[2->1]>) = 0
    9: execve("/bin/head", ["head"], 0x0) = -1 ENOENT (None)
    9: execve("/usr/bin/head", ["head"], 0x0) = 0
    write(20<UNIX-STREAM:[1->2]>, "x", 1) = 1
    9: read(0<UNIX-STREAM:[2->1]>, "x", 1) = 1
    9: write(1<pipe:[3]>, "x", 1) = 1
    close(21<UNIX-STREAM:[2->1]>) = 0
    9: close(0<UNIX-STREAM:[2->1]>) = 0
    write(20<UNIX-STREAM:[1]>, "x", 1) = -1 EPIPE (Broken pipe)
    9: exit_group(0) = 0
    8: write(20<UNIX-STREAM:[1]>, "x", 1) = 1
    close(20<UNIX-STREAM:[1]>) = 0
    exit_group(0) = 0
  `;
  const CALLS = callsIn(START);
  const markers = new Map([[7, []]]);

  test('that is a Unix socket: ours is the other end of it, in a process with markers', () => {
    const ends = endsOfChild(CALLS, markers, 'head');
    expect(endsOf(ends, CALLS)).toBe('- - - - ours peer - - peer ours peer - ours -');
    expect(ends.channel).toBe('unix');
  });

  test('a descriptor that is only closed was handed to the child', () => {
    const handed = callsIn(`
      9: execve("/usr/bin/head", ["head"], 0x0) = 0
      9: read(0<pipe:[3]>, "x", 1) = 1
      close(21<pipe:[3]>) = 0
      write(22<pipe:[3]>, "x", 1) = 1
      write(23<pipe:[4]>, "x", 1) = 1
      close(22<pipe:[3]>) = 0
    `);
    const ends = endsOfChild(handed, markers, 'head');
    expect(ends.channel).toBe('pipe');
    expect(endsOf(ends, handed)).toBe('- peer - ours - ours');
  });

  test('markers are ours if the next call on their descriptor is', () => {
    const ends = endsOfChild(CALLS, markers, 'head');
    const at = CALLS[4]!.entry;
    expect(ends.ofMarker(7, marker({ id: 1, fd: 20 }), at)).toBe('ours');
    expect(ends.ofMarker(7, marker({ id: 1 }), at)).toBe('ours');
    expect(ends.ofMarker(7, marker({ id: 2, fd: 21 }), at)).toBeUndefined();
    expect(ends.ofMarker(7, marker({ id: 3, fd: 20 }), CALLS.at(-1)!.entry)).toBeUndefined();
    expect(ends.ofMarker(8, marker({ id: 4, fd: 21 }), at)).toBeUndefined();
  });

  test('a program is told by its whole name', () => {
    expect(() => endsOfChild(CALLS, markers, 'ead')).toThrow('starts no program ead');
    expect(() =>
      endsOfChild(callsIn(START.replace('/usr/bin/head', '/usr/bin/tail')), markers, 'head'),
    ).toThrow('starts no program head');
  });
});
