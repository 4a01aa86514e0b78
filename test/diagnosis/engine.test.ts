/** Diagnoses of small texts: how a text is read, parted into errors, and explained. */
import { describe, expect, test } from 'vitest';
import { diagnose, QUESTIONS } from '../../src/diagnosis/diagnose.ts';

const EPIPE = 'Error: write EPIPE';
const RESPONSE = '    at ServerResponse.write (node:_http_outgoing:830:11)';
const between = (lines: number): string => 'listening\n'.repeat(lines);

/** Ids of the causes, best first, with how sure each is. */
const causesOf = (text: string): string[] =>
  diagnose(text).causes.map(({ id, certainty }) => `${id} ${certainty}`);
/** Texts that each cause points at. */
const evidenceOf = (text: string): string[][] =>
  diagnose(text).causes.map(({ evidence }) => evidence.map(({ start, end }) => text.slice(start, end)));

describe('a text is read', () => {
  test.each([
    ['in any case, with any blanks', 'ERROR: WRITE \t EPIPE'],
    ['without its colours', '\u001b[31mError\u001b[0m: write \u001b[1mEPIPE\u001b[22m'],
    ['without colours that lost their escape', 'Error: [31mwrite EPIPE[0m'],
    ['with line breaks as JSON writes them', String.raw`{"msg":"failed","err":"failed\nEPIPE\n    at y"}`],
    ['with marks that show nothing', 'Error: wri\u00adte EPI\u200bPE'],
  ])('%s', (_, text) => {
    expect(causesOf(text)).toEqual(['epipe certain']);
  });

  test('without accents, or with them', () => {
    expect(causesOf('Tuberia rota')).toEqual(causesOf('TUBERÍA ROTA'));
    expect(diagnose('Tuberi\u0301a rota').verdict).toBe('broken-pipe');
  });

  test('word by word: a part of another word is nothing', () => {
    expect(diagnose('Error: XEPIPEX').verdict).toBe('nothing');
    expect(diagnose('XENOENT').foreign).toEqual([]);
    expect(diagnose('ENOENTRY').foreign).toEqual([]);
    expect(diagnose('ENOENT').foreign).toMatchObject([{ name: 'ENOENT' }]);
  });

  test('and pointed at as it was written', () => {
    const text = `\u001b[2mé\u001b[22m\r\n  Error: write \u001b[1mEPIPE\u001b[0m\n${RESPONSE}`;
    expect(evidenceOf(text)[0]).toEqual(['write \u001b[1mEPIPE', 'ServerResponse']);
  });
});

describe('an error', () => {
  test('alone is named, and the reader is asked which stream it was', () => {
    const { verdict, question } = diagnose(EPIPE);
    expect(verdict).toBe('broken-pipe');
    expect(causesOf(EPIPE)).toEqual(['epipe certain']);
    expect(question).toEqual({ id: 'writing', answers: QUESTIONS.writing });
    expect(diagnose('Error: read ECONNRESET').question?.id).toBe('reading');
    expect(diagnose('BrokenPipeError: [Errno 32] Broken pipe').question?.id).toBe('python');
  });

  test('with a place is explained by it, and nothing is asked', () => {
    expect(causesOf(`${EPIPE}\n${RESPONSE}`)).toEqual(['response likely', 'epipe certain']);
    expect(diagnose(`${EPIPE}\n${RESPONSE}`).question).toBeUndefined();
  });

  test('that nobody listened to is never the reason', () => {
    const text = `node:events:502\n      throw er; // Unhandled 'error' event\n${EPIPE}\n${RESPONSE}`;
    expect(causesOf(text).at(-1)).toBe('unheard certain');
    expect(causesOf(text)[0]).toBe('response likely');
  });

  test('of a connection is a neighbour, of another kind is other', () => {
    expect(diagnose('Error: socket hang up').verdict).toBe('neighbour');
    expect(diagnose('Error: ENOENT: no such file').verdict).toBe('other');
    expect(diagnose('all is well')).toMatchObject({ verdict: 'nothing', causes: [], foreign: [] });
  });

  test('that only wraps another one is not told beside it', () => {
    expect(diagnose('TypeError: fetch failed\n  [cause]: Error: read ECONNRESET').foreign).toEqual([]);
    expect(diagnose('TypeError: x is not a function').foreign).toMatchObject([{ name: 'TypeError' }]);
  });
});

describe('a place in another error', () => {
  const far = (lines: number): string =>
    `${EPIPE}\n${between(lines)}Error: ENOENT: no such file\n${RESPONSE}`;

  test('counts in a short text, and makes the cause less sure', () => {
    expect(causesOf(far(20))).toEqual(['response possible', 'epipe certain']);
  });

  test('counts for nothing in a long one', () => {
    expect(causesOf(far(100))).toEqual(['epipe certain']);
    expect(diagnose(far(100)).question?.id).toBe('writing');
  });

  test('counts if it stands right before the error, however long the text is', () => {
    const text = (gap: number): string =>
      `Error: ENOENT: no such file\n${between(100)}${RESPONSE}\n${between(gap)}${EPIPE}`;
    expect(causesOf(text(1))[0]).toBe('response likely');
    expect(causesOf(text(9))[0]).toBe('epipe certain');
  });
});

describe('two errors', () => {
  test('are told in their order', () => {
    expect(causesOf(`${EPIPE}\nError: read ECONNRESET`)).toEqual(['epipe certain', 'reset certain']);
    expect(causesOf(`Error: read ECONNRESET\n${EPIPE}`)).toEqual(['reset certain', 'epipe certain']);
  });

  test('are one if the second is the cause of the first: its place explains both', () => {
    const text = (cause: string): string => `${between(90)}${EPIPE}\n${cause}Error: ENOENT\n${RESPONSE}`;
    expect(causesOf(text('[cause]: '))[0]).toBe('response likely');
    expect(causesOf(text('    '))[0]).toBe('response likely');
    expect(causesOf(text(''))[0]).toBe('epipe certain');
  });

  test('that lead to the same page are told once', () => {
    expect(causesOf(`${EPIPE}\n${EPIPE}\n${EPIPE}`)).toEqual(['epipe certain']);
  });

  test('are parted where a traceback of Python begins', () => {
    const frame = (line: string): string =>
      `Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    ${line}\n`;
    const text = `${between(90)}${frame('print(1)')}BrokenPipeError: [Errno 32] Broken pipe\n\n\n\n${frame('sock.sendall(x)')}ValueError: x`;
    expect(causesOf(text)).toEqual(['py-print certain', 'py-bare certain']);
  });
});

test('of many causes five are named', () => {
  const text = [
    EPIPE,
    'Error: socket hang up',
    'Error: read ECONNRESET',
    'Error: write after end',
    'BrokenPipeError: [Errno 32] Broken pipe',
    'Error: connect ECONNREFUSED 127.0.0.1:80',
    'Error: Premature close',
  ].join('\n');
  expect(diagnose(text).causes).toHaveLength(5);
});
