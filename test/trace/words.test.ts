/** Words of single steps: short forms, sentences, and at which end each is told. */
import { describe, expect, test } from 'vitest';
import { readTrace } from '../../src/trace/files.build.ts';
import type { Step } from '../../src/trace/trace.ts';
import { callIn, isBreak, labelOf, nameOf, originOf, sentenceOf, sideOf } from '../../src/trace/words.ts';
import { call, event, segment, syscall } from './steps.ts';

const TCP: { channel: 'tcp'; peerProgram?: string } = { channel: 'tcp' };
const HEAD = { channel: 'pipe', peerProgram: 'head' } as const;
const saysIn = (step: Step, locale: 'es' | 'en' = 'en'): string => sentenceOf(step, TCP, locale);
const EPIPE = { name: 'Error', message: 'write EPIPE', code: 'EPIPE' };

test('an end has its name; a peer that is another program, that of the program', () => {
  expect(nameOf('ours', TCP, 'en')).toBe('our end');
  expect(nameOf('peer', TCP, 'en')).toBe('the peer');
  expect(nameOf('peer', TCP, 'es')).toBe('el otro extremo');
  expect(nameOf('peer', HEAD, 'es')).toBe('head');
  expect(nameOf('ours', HEAD, 'es')).toBe('nuestro extremo');
});

describe('the call in a line of code', () => {
  test.each([
    ["ours.write('first');", 'write', "ours.write('first')"],
    [
      "await new Promise((resolve) => ours.write('first', resolve));",
      'write',
      "ours.write('first', resolve)",
    ],
    [
      "  failed = await new Promise((resolve) => ours.write('x', (error) => resolve(error != null)));",
      'write',
      "ours.write('x', (error) => resolve(error != null))",
    ],
    ['  a.b.$c.end();', 'end', 'a.b.$c.end()'],
    ['one.end(two.end());', 'end', 'one.end(two.end())'],
    // The call goes on below.
    ['  request.write(', 'write', 'request.write('],
    ['  const leaves = 1;', 'write', 'const leaves = 1;'],
    ['ours.rewrite(1); other.write(2)', 'write', 'other.write(2)'],
  ])('%s: %s', (line, method, call) => {
    expect(callIn(line, method)).toBe(call);
  });
});

describe('the short form', () => {
  test.each<[Step, string | undefined, string]>([
    [call('ours', 1), "ours.write('first');", "ours.write('first')"],
    [call('ours', 1), undefined, 'write()'],
    // What the runtime calls by itself stands in no line of the program.
    [call('ours', 1, { by: 'runtime', name: 'end' }), 'ours.end();', 'end()'],
    [call('ours', 1, { object: 'request', name: 'end' }), undefined, 'request.end()'],
    [syscall('ours', 'write', { result: 5 }), undefined, 'write() = 5'],
    [syscall('ours', 'read', { result: 0 }), undefined, 'read() = 0'],
    [syscall('ours', 'write', { result: -1, errno: 'EPIPE' }), undefined, 'write() = EPIPE'],
    [syscall('peer', 'shutdown', { detail: 'SHUT_WR', result: 0 }), undefined, 'shutdown(SHUT_WR) = 0'],
    [syscall('peer', 'exit_group'), undefined, 'exit_group()'],
    [segment('peer', ['FIN', 'ACK']), undefined, 'FIN'],
    [segment('peer', ['RST']), undefined, 'RST'],
    [segment('ours', ['ACK'], 5), undefined, '5 bytes'],
    [segment('ours', ['ACK'], 1), undefined, '1 byte'],
    [{ ...segment('ours', ['ACK'], 31), tls: ['alert'] }, undefined, 'alert'],
    [{ ...segment('ours', ['FIN', 'ACK'], 31), tls: ['alert'] }, undefined, 'FIN + alert'],
    [event('ours', 'end'), undefined, "'end'"],
    [event('ours', 'error', { object: 'request' }), undefined, "request 'error'"],
    [event('ours', 'write', { via: 'callback' }), undefined, 'write callback'],
    [{ kind: 'repeat', steps: 3, times: 7 }, undefined, '× 7'],
  ])('of %j in %j is %s', (step, line, label) => {
    expect(labelOf(step, line)).toBe(label);
  });
});

describe('the sentence', () => {
  test.each<[Step, string]>([
    [call('ours', 1), 'The program writes.'],
    [call('ours', 1, { name: 'end' }), 'The program ends its side.'],
    [call('ours', 1, { name: 'destroy' }), 'The program closes.'],
    [call('ours', 1, { name: 'resetAndDestroy' }), 'The program cuts off, without a goodbye.'],
    [call('ours', 1, { name: 'end', by: 'runtime' }), 'Node.js ends this side by itself.'],
    [call('ours', 1, { name: 'destroy', by: 'runtime' }), 'Node.js destroys the socket.'],
    [call('ours', 1, { object: 'request', name: 'end' }), 'Sends the request.'],
    [call('peer', 1, { object: 'response', name: 'end' }), 'Answers.'],
    [syscall('ours', 'write', { result: 5 }), 'The kernel accepts 5 bytes.'],
    [syscall('ours', 'writev', { result: 1 }), 'The kernel accepts 1 byte.'],
    [syscall('ours', 'write', { result: -1, errno: 'ECONNRESET' }), 'The kernel refuses: `ECONNRESET`.'],
    [
      syscall('ours', 'write', { result: -1, errno: 'EPIPE', signal: 'SIGPIPE' }),
      'The kernel refuses: `EPIPE`. The signal `SIGPIPE` that comes with it is ignored.',
    ],
    [syscall('peer', 'close', { result: 0 }), 'The program lets go of this end: nobody reads here any more.'],
    [syscall('peer', 'shutdown', { result: 0 }), 'It will send no more; it can still read.'],
    [syscall('peer', 'shutdown', { result: -1, errno: 'ENOTCONN' }), 'There is nothing left to shut.'],
    [syscall('peer', 'setsockopt', { detail: 'SO_LINGER', result: 0 }), 'Asks that the close be a reset.'],
    [syscall('peer', 'exit_group'), 'The process ends.'],
    [syscall('ours', 'read', { result: 0 }), 'Zero bytes read: the end.'],
    [syscall('ours', 'recvmsg', { result: 27 }), 'Reads 27 bytes.'],
    [syscall('ours', 'read', { result: 1 }), 'Reads 1 byte.'],
    [syscall('ours', 'read', { result: -1, errno: 'ECONNRESET' }), 'The read fails: `ECONNRESET`.'],
    // RFC 9293, 3.10.7.1: what comes for a connection that is no more is answered by an RST without ACK.
    [segment('peer', ['RST']), 'The peer answers with a reset: there, this connection is no more.'],
    [segment('peer', ['RST', 'ACK']), 'The peer resets the connection.'],
    [segment('ours', ['FIN', 'ACK']), 'Our end will send no more.'],
    [segment('ours', ['ACK'], 5), '5 bytes cross.'],
    [segment('ours', ['ACK'], 1), '1 byte crosses.'],
    [segment('ours', ['FIN', 'ACK'], 5), '5 bytes cross. Our end will send no more.'],
    [{ ...segment('ours', ['ACK'], 31), tls: ['alert'] }, '31 bytes cross, a TLS record: `alert`.'],
    [event('ours', 'write', { via: 'callback' }), 'The callback comes without an error.'],
    [
      event('ours', 'write', { via: 'callback', error: EPIPE }),
      'The callback brings the error `write EPIPE`.',
    ],
    [event('ours', 'error', { error: EPIPE }), 'The error: `write EPIPE`.'],
    [event('ours', 'end'), 'Nothing more will come.'],
    [event('ours', 'data'), 'Data have come.'],
    [event('ours', 'response', { object: 'request' }), 'There is an answer.'],
    [event('ours', 'close', { hadError: true }), 'It is over, with an error.'],
    [event('ours', 'close', { hadError: false }), 'It is over, without an error.'],
    // A request does not say whether there was an error.
    [event('ours', 'close', { object: 'request' }), 'It is over.'],
    [{ kind: 'repeat', steps: 1, times: 1 }, 'The step above, 1 more time.'],
    [{ kind: 'repeat', steps: 2, times: 9 }, 'The 2 steps above, 9 more times.'],
  ])('of %j', (step, sentence) => {
    expect(saysIn(step)).toBe(sentence);
  });

  test('is in the language of the page, with the facts of the trace', () => {
    expect(saysIn(segment('ours', ['ACK'], 5), 'es')).toBe('Cruzan 5 bytes.');
    expect(saysIn(syscall('ours', 'write', { errno: 'EPIPE' }), 'es')).toBe('El núcleo se niega: `EPIPE`.');
    expect(saysIn({ kind: 'repeat', steps: 3, times: 2 }, 'es')).toBe('Los 3 pasos anteriores, 2 veces más.');
    expect(sentenceOf(segment('peer', ['FIN']), HEAD, 'es')).toBe('Head no enviará más.');
  });
});

test('a segment is told where it arrives, everything else where it happens', () => {
  expect(sideOf(segment('peer', ['FIN']))).toBe('ours');
  expect(sideOf(segment('ours', ['FIN']))).toBe('peer');
  expect(sideOf(syscall('peer', 'close'))).toBe('peer');
  expect(sideOf(call('ours', 1))).toBe('ours');
  expect(sideOf({ kind: 'repeat', steps: 1, times: 1 })).toBe('ours');
});

describe('where it breaks', () => {
  const breaksOf = (part: string): string[] =>
    readTrace('watch-it-break', part)
      .steps.map((step, index) => (isBreak(step) ? `${index + 1} ${labelOf(step)}` : ''))
      .filter(Boolean);

  test('is an RST, a refusal and an error, and nothing that comes before or after', () => {
    expect(breaksOf('demo-epipe')).toEqual(['9 RST', '12 write() = EPIPE', "15 'error'"]);
    expect(breaksOf('demo-peer-resets')).toEqual([
      '4 RST',
      '7 write() = ECONNRESET',
      '8 write callback',
      "11 'error'",
    ]);
    // Both ends take their leave: nothing breaks.
    expect(breaksOf('demo-tls-goodbye')).toEqual([]);
  });

  test('is not a call that has to wait', () => {
    expect(isBreak(syscall('ours', 'write', { result: -1, errno: 'EAGAIN' }))).toBe(false);
    expect(isBreak(syscall('ours', 'write', { result: -1, errno: 'EPIPE' }))).toBe(true);
  });
});

test('the origin says how the states were proved, or why there are none', () => {
  const epipe = readTrace('watch-it-break', 'demo-epipe');
  expect(originOf({ ...epipe, statesChecked: 8 }, 'en')).toMatch(
    /agreed each of the 8 times .*\/proc\/net\/tcp/,
  );
  expect(originOf({ ...epipe, statesChecked: 11 }, 'es')).toMatch(/las 11 veces .*\/proc\/net\/tcp/);
  for (const part of ['demo-unix-socket', 'demo-head']) {
    expect(originOf(readTrace('watch-it-break', part), 'en')).toMatch(/There are no segments/);
  }
});
