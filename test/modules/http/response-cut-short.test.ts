/** Facts behind the page of `Error: aborted`: a cut message is never complete, and an uncut one always is. */
import { request, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { answers, startDying } from '../../../examples/fetch-whole/dying-server.ts';

test.each([
  ['closeInBody', false],
  ['closeInChunks', false],
  ['closeInChunksAsAnnounced', false],
  ['closeWithoutLength', true],
  ['whole', true],
] as const)('%s: complete is %s, without any listener for errors of the response', async (way, complete) => {
  const server = await startDying(answers[way]);
  const sent = request(server.url, { agent: false }).end();
  const response = await new Promise<IncomingMessage>((resolve) => sent.on('response', resolve));
  let body = '';
  response.setEncoding('utf8').on('data', (text: string) => (body += text));
  await new Promise((resolve) => response.on('close', resolve));
  expect({ body, complete: response.complete }).toEqual({ body: 'first half', complete });
  await server.close();
});
