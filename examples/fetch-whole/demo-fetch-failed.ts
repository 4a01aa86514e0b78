// https://tuberia-rota.example/examples/fetch-whole/demo-fetch-failed.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { answers, startDying } from './dying-server.ts';

for (const [title, answer] of [
  ['the server closes without a response', answers.close],
  ['the server resets without a response', answers.reset],
  ['the server closes within the headers', answers.closeInHeaders],
] as const) {
  say(`-- ${title}`);
  const server = await startDying(answer);
  try {
    await fetch(`${server.url}/menu`);
  } catch (error) {
    report('rejection', error);
    if ((error as Error).cause !== undefined) report('rejection', (error as Error).cause);
  }
  await server.close();
}
process.exit();
