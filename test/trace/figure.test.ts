/** The figure of a trace, on recordings: its steps, what holds at each, and its source. */
import { describe, expect, test } from 'vitest';
import { sequenceHtml } from '../../src/trace/figure.ts';
import { attributesOf, itemsOf, made, shownOf, textsOf } from './figure-html.ts';
import { call, segment, syscall } from './steps.ts';

describe('demo-epipe', () => {
  const html = sequenceHtml(shownOf('demo-epipe'), 'en', '/base/');
  const steps = attributesOf(html, 'seq-step');
  const at = (name: string): string[] => steps.map((step) => step.get(name) ?? '');

  test('has the states of RFC 9293 at every step, whether the step changes them or not', () => {
    // ESTABLISHED until the FIN arrives; the peer in FIN-WAIT-2 once it is acknowledged; closed by the RST.
    const course = (end: string): string[] => at(`data-${end}`);
    expect(course('ours')).toEqual([
      ...Array<string>(2).fill('ESTABLISHED'),
      ...Array<string>(6).fill('CLOSE_WAIT'),
      ...Array<string>(8).fill('CLOSED'),
    ]);
    expect(course('peer')).toEqual([
      ...Array<string>(2).fill('ESTABLISHED'),
      'FIN_WAIT1',
      ...Array<string>(5).fill('FIN_WAIT2'),
      ...Array<string>(8).fill('CLOSED'),
    ]);
  });

  test('names a new state where it is reached, at the end whose it is', () => {
    const items = itemsOf(html);
    const named = items.map((item) => [
      textsOf(item.split('<span class="seq-across">')[0] ?? '', 'seq-of').join(),
      textsOf(item.split('<span class="seq-across">')[1] ?? '', 'seq-of').join(),
    ]);
    const told = named.flatMap(([own, across], index) =>
      own === '' && across === '' ? [] : [`${index + 1}: ${own} / ${across}`],
    );
    expect(told).toEqual(['3: our end / the peer', '4:  / the peer', '9: our end / the peer']);
    expect(items[2]).toMatch(/our end<\/span> CLOSE_WAIT<.*seq-across.*the peer<\/span> FIN_WAIT1</);
    expect(items[3]).toMatch(/seq-across.*the peer<\/span> FIN_WAIT2</);
  });

  test('tells each step at its end, a segment where it arrives', () => {
    expect(
      at('data-end')
        .map((end) => end.charAt(0))
        .join(''),
    ).toBe('ppooooopoooooooo');
    expect(attributesOf(html, 'seq-arrow').map((arrow) => arrow.get('data-to'))).toEqual([
      'ours',
      'peer',
      'ours',
    ]);
    expect(textsOf(html, 'seq-flag')).toEqual(['FIN', '5 B', 'RST']);
    expect(textsOf(html, 'seq-who')).toEqual(
      at('data-end').map((end) => (end === 'peer' ? 'the peer' : 'our end')),
    );
  });

  test('marks what breaks, and nothing else', () => {
    expect(steps.flatMap((step, index) => (step.has('data-break') ? [index + 1] : []))).toEqual([9, 12, 15]);
  });

  test('says from when on a program holds an end no more', () => {
    const left = (name: string): number => steps.findIndex((step) => step.has(name)) + 1;
    expect([left('data-peer-left'), left('data-ours-left')]).toEqual([2, 14]);
    expect(steps.filter((step) => step.has('data-peer-left'))).toHaveLength(15);
  });

  test('shows the line that runs, which stays until another one does', () => {
    expect(at('data-line')).toEqual(
      [16, 16, 16, 16, 17, 22, 22, 22, 22, 22, 24, 24, 24, 24, 20, 21].map(String),
    );
    expect(textsOf(html, 'seq-label').slice(0, 6)).toEqual([
      'peer.destroy()',
      'close() = 0',
      'FIN',
      'read() = 0',
      "'end'",
      "ours.write('first', resolve)",
    ]);
    expect(textsOf(html, 'seq-line').slice(0, 3)).toEqual(['line 16', 'line 16', 'line 17']);
  });

  test('tells a system call that goes into the kernel from one that comes out of it', () => {
    const into = attributesOf(html, 'seq-ask').map((ask) => ask.has('data-into'));
    // close, read, write, write, close.
    expect(into).toEqual([true, false, true, true, true]);
  });

  test('shows the source with its numbers, but for the line that says where it is from', () => {
    const rows = attributesOf(html, 'seq-row').map((row) => row.get('data-line'));
    expect(rows).toEqual(Array.from({ length: 23 }, (_, index) => String(index + 2)));
    expect(html).toContain('<b>line 24</b>');
    expect(html).not.toContain('<b>line 1</b>');
  });

  test('says what was recorded, on what, and where the file is', () => {
    expect(html).toContain('<a class="seq-file" href="/base/examples/watch-it-break/demo-epipe.ts">');
    expect(html).toContain('<b>Node.js 20.20.2, Linux</b>');
    expect(html).toContain('>16 steps</span>');
    expect(textsOf(html, 'seq-badge')).toEqual(['ESTABLISHED', 'ESTABLISHED']);
    expect(html).toMatch(/<p class="seq-foot">System calls seen with strace, segments captured on loopback/);
  });

  test('is in Spanish on a Spanish page', () => {
    const spanish = sequenceHtml(shownOf('demo-epipe'), 'es', '/');
    expect(spanish).toContain('aria-label="Paso a paso: demo-epipe.ts"');
    expect(textsOf(spanish, 'seq-say')[2]).toBe('El otro extremo no enviará más.');
    expect(textsOf(spanish, 'seq-line')[0]).toBe('línea 16');
  });
});

describe('what a trace may lack', () => {
  test('states: a pipe has none, and no step claims any', () => {
    const html = sequenceHtml(shownOf('demo-head'), 'en', '/');
    for (const step of attributesOf(html, 'seq-step')) {
      expect(step.get('data-ours') ?? step.get('data-peer')).toBeUndefined();
    }
    expect(html).not.toContain('seq-badge');
    expect(html).not.toContain('seq-state');
    expect(textsOf(html, 'seq-who')[2]).toBe('head');
  });

  test('a line of the shown file: a step of another file names that file', () => {
    const html = sequenceHtml(shownOf('demo-keep-alive'), 'en', '/');
    expect(attributesOf(html, 'seq-step').map((step) => step.get('data-line') ?? '-')).toEqual([
      '-',
      '-',
      '-',
      '17',
      '17',
      '17',
      '17',
      '-',
      '-',
      '12',
      '12',
      '12',
      '24',
    ]);
    expect(textsOf(html, 'seq-line')[0]).toBe('peer.ts:60');
  });
});

describe('text of a recording', () => {
  const html = sequenceHtml(
    made({
      peerProgram: '<head>',
      steps: [
        {
          kind: 'event',
          end: 'peer',
          object: 'socket',
          name: 'error',
          via: 'event',
          error: { name: 'E', message: 'a <b> & c' },
        },
        { kind: 'event', end: 'ours', object: 'socket', name: 'write', via: 'callback' },
        { kind: 'repeat', steps: 2, times: 3 },
      ],
    }),
    'es',
    '/',
  );

  test('is never markup, code stands between backticks and emphasis between underscores', () => {
    expect(html).not.toMatch(/<b> &|<head>/);
    expect(html).toContain('<code>a &lt;b> &amp; c</code>');
    expect(html).toContain('El <em>callback</em> llega sin error.');
  });

  test('of a repetition is told at no end', () => {
    expect(itemsOf(html)[2]).not.toMatch(/seq-who|data-end/);
    expect(textsOf(itemsOf(html)[2] ?? '', 'seq-say')).toEqual(['Los 2 pasos anteriores, 3 veces más.']);
  });
});

test('a FIN that only its sender has a new state by is told across', () => {
  const html = sequenceHtml(
    made({
      start: { ours: 'CLOSE_WAIT', peer: 'FIN_WAIT2' },
      steps: [
        call('ours', 2, { name: 'end' }),
        syscall('ours', 'shutdown', { detail: 'SHUT_WR', result: 0 }),
        { ...segment('ours', ['FIN', 'ACK']), states: { ours: 'LAST_ACK', peer: 'TIME_WAIT' } },
      ],
    }),
    'en',
    '/',
  );
  const [, , fin = ''] = itemsOf(html);
  // A shutdown is no close: the program still holds its end.
  expect(html).not.toContain('data-ours-left');
  expect(fin).toMatch(/the peer<\/span> TIME_WAIT<.*seq-across.*our end<\/span> LAST_ACK</);
});

test('a process that ends lets go of its end, without a close', () => {
  const html = sequenceHtml(made({ steps: [syscall('peer', 'exit_group'), call('ours', 2)] }), 'en', '/');
  expect(attributesOf(html, 'seq-step').map((step) => step.has('data-peer-left'))).toEqual([true, true]);
});
