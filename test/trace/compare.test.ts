/** Two traces as one figure, on the recordings of a peer that closes and of one that resets. */
import { describe, expect, test } from 'vitest';
import { compareHtml, type Shown } from '../../src/trace/figure.ts';
import { attributesOf, itemsOf, shownOf, textsOf } from './figure-html.ts';

describe('two traces side by side', () => {
  const [closes, resets] = [shownOf('demo-peer-closes'), shownOf('demo-peer-resets')];
  const differing = (shown: Shown, line: string): Shown => ({
    ...shown,
    source: shown.source.with(17, line),
  });
  const html = compareHtml(
    differing(closes, 'peer.destroy()'),
    differing(resets, 'peer.resetAndDestroy()'),
    ['A&B', 'ECONNRESET'],
    'en',
    '/',
  );
  const moments = itemsOf(html);
  const labels = (moment = '') =>
    moment
      .split('<div class="seq-side">')
      .slice(1)
      .map((side) => textsOf(side, 'seq-label')[0] ?? '-');

  test('stand moment by moment: left and right, or nothing', () => {
    expect(moments).toHaveLength(17);
    expect(html).toContain('>17 steps</span>');
    expect(labels(moments[0])).toEqual(['peer.destroy()', 'peer.resetAndDestroy()']);
    expect(labels(moments[1])).toEqual(['-', 'setsockopt(SO_LINGER) = 0']);
    expect(labels(moments[3])).toEqual(['FIN', 'RST']);
    expect(labels(moments[6])).toEqual(['write() = 1', 'write() = ECONNRESET']);
    expect(labels(moments[7])).toEqual(['1 byte', '-']);
    expect(textsOf(moments[1] ?? '', 'seq-nothing')).toEqual(['nothing']);
  });

  test('are marked where they do the very same', () => {
    const same = attributesOf(html, 'seq-moment').flatMap((moment, index) =>
      moment.has('data-same') ? [index + 1] : [],
    );
    expect(same).toEqual([3, 5, 6, 14, 15, 17]);
  });

  test('keep their states while they do nothing', () => {
    const sides = attributesOf(html, 'seq-step').map(
      (step) => `${step.get('data-ours')} ${step.get('data-peer')}`,
    );
    const [left, right] = [0, 1].map((side) => sides.filter((_, index) => index % 2 === side));
    expect([left?.[1], right?.[1]]).toEqual(['ESTABLISHED ESTABLISHED', 'ESTABLISHED ESTABLISHED']);
    expect([left?.[3], right?.[3]]).toEqual(['CLOSE_WAIT FIN_WAIT2', 'CLOSED CLOSED']);
    // The right one has nothing to do while the left one's data cross.
    expect([left?.[7], right?.[7]]).toEqual(['CLOSE_WAIT FIN_WAIT2', 'CLOSED CLOSED']);
    expect(left?.[8]).toBe('CLOSED CLOSED');
  });

  test('have one source, with the line that differs in both forms', () => {
    const rows = attributesOf(html, 'seq-row').map((row) => [row.get('data-line'), row.get('data-only')]);
    expect(rows).toHaveLength(24);
    expect(rows.filter(([, only]) => only !== undefined)).toEqual([
      ['18', '0'],
      ['18', '1'],
    ]);
    expect(html).toContain('<b class="seq-only">A&amp;B</b> peer.destroy()');
    expect(html).toContain('<b class="seq-only">ECONNRESET</b> peer.resetAndDestroy()');
  });

  test('have their names, each on its own side', () => {
    expect(textsOf(html, 'seq-title')).toEqual(['A&B', 'ECONNRESET']);
    expect(html).toContain('href="/examples/watch-it-break/demo-peer-closes.ts"');
    expect(html).toContain('href="/examples/watch-it-break/demo-peer-resets.ts"');
    for (const moment of moments) {
      expect(moment.indexOf('A&amp;B')).toBeLessThan(moment.indexOf('ECONNRESET<'));
    }
  });

  test('must have as many lines', () => {
    const short = { ...resets, source: resets.source.slice(1) };
    expect(() => compareHtml(closes, short, ['a', 'b'], 'en', '/')).toThrow(
      'demo-peer-closes and demo-peer-resets have not as many lines: compare programs that differ in one',
    );
  });
});
