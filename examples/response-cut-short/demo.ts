// https://tuberia-rota.example/examples/response-cut-short/demo.ts | SPDX-License-Identifier: 0BSD
import { request, type IncomingMessage } from 'node:http';
import { report, say } from '../observe.ts';
import { answers, startDying } from '../fetch-whole/dying-server.ts';

for (const [title, answer] of [
  ['the server closes within a body with Content-Length', answers.closeInBody],
  ['the server closes within a body in chunks', answers.closeInChunks],
  ['the server closes within a body in chunks, after Connection: close', answers.closeInChunksAsAnnounced],
  ['the server closes within a body without either', answers.closeWithoutLength],
  ['the whole body arrives', answers.whole],
] as const) {
  say(`-- ${title}`);
  const server = await startDying(answer);
  const sent = request(`${server.url}/`, { agent: false });
  sent.on('error', (error) => say(`the request itself: ${error.message}`));
  sent.end();
  const response = await new Promise<IncomingMessage>((resolve) => sent.on('response', resolve));
  const emitted: string[] = [];
  for (const event of ['aborted', 'end', 'close']) response.on(event, () => emitted.push(event));
  response.on('error', (error) => {
    emitted.push('error');
    report('event', error);
  });
  response.resume();
  await new Promise((resolve) => response.on('close', resolve));
  say(`emitted: ${emitted.join(', ')}; complete: ${response.complete}`);
  await server.close();
}
