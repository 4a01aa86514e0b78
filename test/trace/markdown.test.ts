/** A trace as Markdown: what a reader that is a program is told of each step. */
import { expect, test } from 'vitest';
import { readTrace } from '../../src/trace/files.build.ts';
import { sequenceMarkdown } from '../../src/trace/markdown.ts';
import type { Step, Trace } from '../../src/trace/trace.ts';
import { call, segment, syscall } from './steps.ts';

const traceOf = (steps: Step[], more: Partial<Trace> = {}): Trace => ({
  example: 'some-example',
  part: 'demo-x',
  runtime: { name: 'Node.js', version: '20.20.2' },
  platform: 'Linux',
  inputs: '0',
  channel: 'tcp',
  statesChecked: 4,
  steps,
  ...more,
});

const linesOf = (markdown: string): string[] => markdown.split('\n');

test('a recording is told from its first step to its last', () => {
  // Read by hand from examples/watch-it-break/traces/demo-epipe.json.
  expect(linesOf(sequenceMarkdown(readTrace('watch-it-break', 'demo-epipe'), 'en')).slice(0, 18)).toEqual([
    '**Step by step: demo-epipe.ts**, recorded, not drawn: Node.js 20.20.2, Linux',
    '',
    '1. the peer: `destroy()` (line 16). The program closes.',
    '2. the peer: `close() = 0` (line 16). The program lets go of this end: nobody reads here any more.',
    '3. our end: `FIN`. The peer will send no more. [our end CLOSE_WAIT, the peer FIN_WAIT1]',
    '4. our end: `read() = 0`. Zero bytes read: the end. [our end CLOSE_WAIT, the peer FIN_WAIT2]',
    "5. our end: `'end'` (line 17). Nothing more will come.",
    '6. our end: `write()` (line 22). The program writes.',
    '7. our end: `write() = 5` (line 22). The kernel accepts 5 bytes.',
    '8. the peer: `5 bytes`. 5 bytes cross.',
    '9. our end: `RST`. The peer answers with a reset: there, this connection is no more. [our end CLOSED, the peer CLOSED]',
    '10. our end: `write callback` (line 22). The callback comes without an error.',
    '11. our end: `write()` (line 24). The program writes.',
    '12. our end: `write() = EPIPE` (line 24). The kernel refuses: `EPIPE`. The signal `SIGPIPE` that comes with it is ignored.',
    '13. our end: `destroy()`. Node.js destroys the socket.',
    '14. our end: `close() = 0`. The program lets go of this end: nobody reads here any more.',
    "15. our end: `'error'` (line 20). The error: `write EPIPE`.",
    "16. our end: `'close'` (line 21). It is over, with an error.",
  ]);
});

test('a peer that is another program has its name, in Spanish too', () => {
  const lines = linesOf(sequenceMarkdown(readTrace('watch-it-break', 'demo-child-stdin'), 'es'));
  expect(lines[0]).toBe('**Paso a paso: demo-child-stdin.ts**, grabado, no dibujado: Node.js 20.20.2, Linux');
  expect(lines[2]).toBe('1. nuestro extremo: `write()` (línea 15). El programa escribe.');
  expect(lines[6]).toBe('5. head: `exit_group()`. El proceso termina.');
  expect(lines.at(-1)).toMatch(/^Llamadas al sistema vistas con strace\. No hay segmentos/);
});

test('of two that are compared, each has the name that it is compared under', () => {
  const trace = traceOf([syscall('ours', 'close')]);
  expect(linesOf(sequenceMarkdown(trace, 'en', 'EPIPE'))[0]).toMatch(
    /^\*\*Step by step: EPIPE \(demo-x\.ts\)\*\*, /,
  );
});

test('steps that were repeated belong to no end, and code that holds a backtick stays code', () => {
  const record = { ...segment('peer', ['ACK'], 5), tls: ['a`b'] };
  const markdown = sequenceMarkdown(traceOf([record, { kind: 'repeat', steps: 1, times: 4 }]), 'en');
  expect(linesOf(markdown).slice(2, 4)).toEqual([
    expect.stringMatching(/^1\. our end: `` a`b ``\. 5 bytes cross/),
    '2. `× 4`. The step above, 4 more times.',
  ]);
});

test('the last line says how the facts were obtained', () => {
  const trace = traceOf([call('ours', 3)]);
  expect(sequenceMarkdown(trace, 'en')).toMatch(/\n\n.* agreed each of the 4 times .*$/);
});
