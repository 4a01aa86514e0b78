/** `fetchWhole` with a server that really goes away. */
import { expect, test } from 'vitest';
import { answers, startDying } from '../../../examples/fetch-whole/dying-server.ts';
import { fetchWhole, serverWentAway } from '../../../examples/fetch-whole/fetch-whole.ts';

const soon = { pause: 1 };

test.each([
  'close',
  'reset',
  'closeInHeaders',
  'closeInBody',
  'closeInChunks',
  'closeInBodyAsAnnounced',
] as const)('a GET is sent again after %s', async (answer) => {
  const server = await startDying(answers[answer], answers.whole);
  const { status, body, attempts } = await fetchWhole(server.url, {}, soon);
  expect({ status, attempts, text: new TextDecoder().decode(body) }).toEqual({
    status: 200,
    attempts: 2,
    text: 'first half',
  });
  await server.close();
});

test('a POST, or a stream, is sent once', async () => {
  const server = await startDying(answers.close);
  await expect(fetchWhole(server.url, { method: 'POST' }, soon)).rejects.toThrow('fetch failed');
  const body = new Blob(['x']).stream();
  const init = { method: 'PUT', body, duplex: 'half' } as RequestInit;
  await expect(fetchWhole(server.url, init, soon)).rejects.toThrow('fetch failed');
  expect(server.seen).toEqual(['POST /', 'PUT /']);
  await server.close();
});

test('attempts end; nobody there counts as gone', async () => {
  const server = await startDying(answers.close);
  await expect(fetchWhole(server.url, {}, { ...soon, attempts: 4 })).rejects.toThrow('fetch failed');
  expect(server.seen).toHaveLength(4);
  await server.close();
  const refused = await fetchWhole(server.url, {}, soon).catch((error: unknown) => error);
  expect(refused).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  expect(serverWentAway(refused)).toBe(true);
});

test('other errors pass at once: not HTTP, aborted, also within a pause', async () => {
  const mail = await startDying(answers.notHttp);
  await expect(fetchWhole(mail.url, {}, soon)).rejects.toMatchObject({ cause: { name: 'HTTPParserError' } });
  expect(mail.seen).toHaveLength(1);
  await expect(fetchWhole(mail.url, { signal: AbortSignal.abort() }, soon)).rejects.toMatchObject({
    name: 'AbortError',
  });
  await mail.close();

  const server = await startDying(answers.close);
  const signal = AbortSignal.timeout(100);
  await expect(fetchWhole(server.url, { signal }, { pause: 60_000 })).rejects.toThrow();
  expect(server.seen).toHaveLength(1);
  await server.close();
});
