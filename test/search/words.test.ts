import { expect, test } from 'vitest';
import { markedPieces } from '../../src/search/mark.ts';
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
