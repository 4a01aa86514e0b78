import { expect, test } from 'vitest';
import { countMarked, markedPieces } from '../../src/search/mark.ts';
import { spelledLike } from '../../src/search/words/spelling.ts';
import { stemOf } from '../../src/search/words/stemmer.ts';
import { wordsOf } from '../../src/search/words/words.ts';

test.each([
  ['una tubería muy rota', 'tuberias ROTAS'],
  ['conexión cerrada', 'connections closed'],
  ['el servidor se cierra', 'the server closes'],
  ['escribir', 'writes'],
  ['ConnectionResetError', 'connectionreseterror connection reset error'],
  ['ERR_STREAM_DESTROYED', 'err_stream_destroyed stream destroyed'],
  ['[Errno 104]', 'econnreset'],
  ['errno: -32', 'epipe'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'connect econnrefused'],
  ['at 0x7ffe12, pid 4711, 2024-05-22T21:50:37Z', ''],
])('%j and %j are the same to the search', (one, other) => {
  expect([...new Set(wordsOf(one))]).toEqual([...new Set(wordsOf(other))]);
});

test.each([
  ['Conexión reinicializada por la máquina remota', 'econnreset'],
  ['Conexión rehusada', 'econnrefused'],
  ['El programa provocó el fin de la conexión', 'econnaborted'],
  ['[WinError 10054] Se ha forzado la interrupción de una conexión existente', 'econnreset'],
])('%j names its error', (message, code) => {
  expect(wordsOf(message)).toContain(code);
});

test.each([
  ['tuveria', 'pipe'],
  ['conecsion', 'connection'],
  ['rechasada', 'refused'],
  ['wirte', 'write'],
  ['econreset', 'econnreset'],
  // By its sound alone: of so short a word only one letter may be wrong.
  ['hebitar', 'prevent'],
])('%j is taken for %j', (word, meant) => {
  expect(spelledLike(stemOf(word), ['econnreset', 'epipe'])).toContain(meant);
});

test('a word that is like no other stays without one', () => {
  expect(spelledLike('qwrtzx', ['econnreset', 'epipe'])).toEqual([]);
});

test('what met the query is marked, in any form, and the text stays whole', () => {
  const text = 'Las tuberías rotas: «BrokenPipeError» y <b>nada</b> más';
  const pieces = markedPieces(text, new Set(['pipe', 'broken']));
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual([
    'tuberías',
    'rotas',
    'BrokenPipeError',
  ]);
});

test.each([
  ['Broken pipe (os error 104)', 'econnreset'],
  ['npm: conexión rehusada por el servidor', 'econnrefused'],
  ['502 Bad Gateway', '502'],
  ['exit code:141', '141'],
])('%j has the word %s', (text, word) => {
  expect(wordsOf(text)).toContain(word);
});

test.each(['123456', 'a'.repeat(49), 'v20.19.0', '550e8400-e29b-41d4-a716-446655440000'])(
  '%s is no word',
  (text) => {
    expect(wordsOf(text)).toEqual([]);
  },
);

test('a short word may have one wrong letter, a longer one two', () => {
  expect(spelledLike('zqxw', ['zqab'])).toEqual([]);
  expect(spelledLike('zqxw', ['zqxb'])).toEqual(['zqxb']);
  expect(spelledLike('zqxwzq', ['zqxwab'])).toEqual(['zqxwab']);
});

test('a word that a text repeats meets the query once', () => {
  expect(countMarked('heartbeat, heartbeat, channel', new Set(wordsOf('heartbeat')))).toBe(1);
});
