// https://tuberia-rota.example/examples/fetch-whole/demo-terminated.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { answers, startDying } from './dying-server.ts';

for (const [title, answer] of [
  ['a body with Content-Length', answers.closeInBody],
  ['a body in chunks', answers.closeInChunks],
  ['a body with Content-Length, after Connection: close', answers.closeInBodyAsAnnounced],
  ['a body in chunks, after Connection: close', answers.closeInChunksAsAnnounced],
  ['a body without either', answers.closeWithoutLength],
] as const) {
  say(`-- the server closes within ${title}`);
  const server = await startDying(answer);
  const response = await fetch(`${server.url}/menu`);
  say(`status: ${response.status}, ok: ${response.ok}`);
  try {
    say(`no error: ${JSON.stringify(await response.text())}`);
  } catch (error) {
    report('rejection', error);
    if ((error as Error).cause !== undefined) report('rejection', (error as Error).cause);
  }
  await server.close();
}
process.exit();
